package org.ridgeline.model.store;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.linear.LinearModel;

/**
 * What a model file holds.
 *
 * @param model weights, bias and lambda
 * @param vocabulary the word of each column, as many as the model has dimensions, all different; copied
 * @param properties where the model came from and how to feed it: tokenizer, feature settings, data set, training
 *     metrics, versions; copied, read-only, in natural key order
 * @param factors what each column's count is multiplied by before the weights see it, such as tf-idf's idf; as many as the
 *     model has dimensions
 */
public record StoredModel(
        LinearModel model,
        List<String> vocabulary,
        SortedMap<String, String> properties,
        Optional<ColumnFactors> factors) {

    /** Takes a model without factors. */
    public StoredModel(LinearModel model, List<String> vocabulary, SortedMap<String, String> properties) {
        this(model, vocabulary, properties, Optional.empty());
    }

    /** Copies; refuses a vocabulary or factors of another size than the model's dimension, and a word twice. */
    public StoredModel {
        Objects.requireNonNull(model, "model");
        vocabulary = List.copyOf(vocabulary);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(properties)));
        if (vocabulary.size() != model.dimension()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "vocabulary: expected %d words, one a weight, got %d",
                    model.dimension(),
                    vocabulary.size()));
        }
        if (factors.isPresent() && factors.get().size() != model.dimension()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "factors: expected %d, one a weight, got %d",
                    model.dimension(),
                    factors.get().size()));
        }
        Set<String> seen = new HashSet<>();
        for (String word : vocabulary) {
            if (!seen.add(word)) {
                throw new IllegalArgumentException("vocabulary: expected each word once, got twice: " + word);
            }
        }
    }
}
