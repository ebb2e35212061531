package org.ridgeline.pipeline.predict;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.reports.table.CanonicalJson;

/**
 * Writes a model as one JSON object, the same bytes for the same model.
 *
 * <table>
 * <caption>Members</caption>
 * <tr><th>name</th><th>value</th></tr>
 * <tr><td>{@code format}</td><td>{@code "ridgeline-model"}</td></tr>
 * <tr><td>{@code formatVersion}</td><td>1</td></tr>
 * <tr><td>{@code terms}</td><td>array of d different strings, the term of column 0 first; the words of an n-gram have one space between
 * them</td></tr>
 * <tr><td>{@code weights}</td><td>array of d numbers</td></tr>
 * <tr><td>{@code factors}</td><td>with tf-idf only: array of d numbers, the idf of each term</td></tr>
 * <tr><td>{@code bias}, {@code lambda}</td><td>numbers</td></tr>
 * <tr><td>{@code properties}</td><td>object of strings: tokenizer, weighting, labels and origin, as
 * {@link org.ridgeline.pipeline.predict.ModelProperties} names them</td></tr>
 * </table>
 *
 * <p>Every number is the shortest decimal that reads back as the same double.
 */
public final class JsonModel {

    private JsonModel() {}

    /** Returns the JSON text, ASCII only. */
    public static String write(StoredModel stored) {
        LinearModel model = stored.model();
        SortedMap<String, Object> members = new TreeMap<>(Map.of(
                "format", "ridgeline-model",
                "formatVersion", 1,
                "terms", stored.vocabulary(),
                "weights",
                        IntStream.range(0, model.dimension())
                                .mapToDouble(model::weight)
                                .toArray(),
                "bias", model.bias(),
                "lambda", model.lambda(),
                "properties", stored.properties()));
        stored.factors().map(ColumnFactors::toArray).ifPresent(factors -> members.put("factors", factors));
        return CanonicalJson.write(members);
    }
}
