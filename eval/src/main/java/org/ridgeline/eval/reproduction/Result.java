package org.ridgeline.eval.reproduction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training gave, as plain values: that of a run, read from its folder, or of a model's file, which has one fit and no cell.
 *
 * @param cells measured values by name, such as {@code l2/test mse}
 * @param stages what each stage put out, in pipeline order
 * @param fits by name
 */
public record Result(SortedMap<String, Double> cells, List<StageFingerprint> stages, SortedMap<String, Fitted> fits) {

    /** Returns the result of a single fit of which no cell is known. */
    public static Result of(List<StageFingerprint> stages, String name, Fitted fit) {
        return new Result(new TreeMap<>(), stages, new TreeMap<>(Map.of(name, fit)));
    }

    /**
     * A fit.
     *
     * @param weights by word, and the bias under {@link #BIAS}
     * @param predictions of the test documents; empty where none were kept
     */
    public record Fitted(Map<String, Double> weights, Optional<Predictions> predictions) {

        /** The name of the bias among the words: no vocabulary has the empty text. */
        public static final String BIAS = "";

        /**
         * Returns a fit without predictions.
         *
         * @param words of the columns (d)
         * @param weights of the columns, and the bias (d + 1)
         */
        public static Fitted of(List<String> words, double[] weights) {
            Map<String, Double> byWord = new HashMap<>();
            for (int column = 0; column < words.size(); column++) {
                byWord.put(words.get(column), weights[column]);
            }
            byWord.put(BIAS, weights[words.size()]);
            return new Fitted(byWord, Optional.empty());
        }

        /** Returns this fit with predictions, where some were kept. */
        public Fitted with(Optional<Predictions> kept) {
            return new Fitted(weights, kept);
        }
    }
}
