package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far apart two models are, word by word whatever column a word has. A word that one model lacks has weight 0 there.
 *
 * @param compared how many words either model has, plus one for the bias
 * @param onlyBefore how many of them the second lacks
 * @param onlyAfter how many of them the first lacks
 * @param different how many weights are not the same to the last bit
 * @param norm the Euclidean norm of the differences
 * @param normBefore that of the first model's weights, bias included
 * @param largest the largest differences, in descending order
 */
public record WeightDifference(
        int compared,
        int onlyBefore,
        int onlyAfter,
        int different,
        double norm,
        double normBefore,
        List<WordChange> largest) {

    /** Copies the list. */
    public WeightDifference {
        largest = List.copyOf(largest);
    }

    /**
     * A word's weight in two models.
     *
     * @param word its word; empty for the bias
     * @param before the first model's weight
     * @param after the second model's
     */
    public record WordChange(String word, double before, double after) {

        /** Returns how far apart the weights are, at least 0. */
        public double size() {
            return Math.abs(after - before);
        }
    }

    /** Compares; at most {@code top} of the differences are listed. */
    static WeightDifference of(Map<String, Double> old, Map<String, Double> fresh, int top) {
        Set<String> words = new LinkedHashSet<>(old.keySet());
        words.addAll(fresh.keySet());
        List<WordChange> changes = new ArrayList<>();
        double squares = 0;
        double squaresBefore = 0;
        for (String word : words) {
            WordChange change = new WordChange(word, old.getOrDefault(word, 0.0), fresh.getOrDefault(word, 0.0));
            squares += change.size() * change.size();
            squaresBefore += change.before() * change.before();
            if (Double.compare(change.before(), change.after()) != 0) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparingDouble(WordChange::size).reversed().thenComparing(WordChange::word));
        return new WeightDifference(
                words.size(),
                words.size() - fresh.size(),
                words.size() - old.size(),
                changes.size(),
                Math.sqrt(squares),
                Math.sqrt(squaresBefore),
                changes.subList(0, Math.min(top, changes.size())));
    }

    /** Returns whether the models have the same words, and the same weights to the last bit. */
    public boolean identical() {
        return different == 0 && onlyBefore == 0 && onlyAfter == 0;
    }
}
