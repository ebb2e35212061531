package org.ridgeline.data.features;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.matrix.CsrBuilder;

/** The plain way from lists of tokens to a matrix, to compare with: maps of strings, one thread. */
final class PlainBag {

    private PlainBag() {}

    static BagOfWords fit(List<List<String>> documents, FeatureSettings settings) {
        Map<String, Integer> frequencies = new TreeMap<>();
        documents.forEach(tokens -> new HashSet<>(tokens).forEach(word -> frequencies.merge(word, 1, Integer::sum)));
        List<String> words = frequencies.keySet().stream()
                .filter(word -> frequencies.get(word) >= settings.minDocumentFrequency())
                .sorted(Comparator.comparing(word -> -frequencies.get(word)))
                .limit(settings.maxWords())
                .toList();
        return BagOfWords.fit(
                Vocabulary.ofCounted(
                        words, words.stream().mapToInt(frequencies::get).toArray()),
                documents.size(),
                settings);
    }

    static Vectorized transform(BagOfWords bag, List<List<String>> documents) {
        CsrBuilder builder = new CsrBuilder(bag.columns());
        long tokens = 0;
        long unknown = 0;
        for (List<String> document : documents) {
            WordRow row = bag.row(document);
            tokens += row.tokens();
            unknown += row.unknownTokens();
            for (int k = 0; k < row.size(); k++) {
                builder.add(row.column(k), row.value(k));
            }
            if (bag.settings().bias()) {
                builder.add(bag.columns() - 1, 1);
            }
            builder.endRow();
        }
        return new Vectorized(builder.build(), tokens, unknown);
    }
}
