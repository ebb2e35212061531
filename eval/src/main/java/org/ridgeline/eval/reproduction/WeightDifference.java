package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far two models of a fit are apart, word by word whatever column a word has. A word that one model lacks has weight 0 there, which
 * is what it adds to a score.
 *
 * @param compared how many words either model has, and the bias
 * @param onlyBefore how many of them the second lacks
 * @param onlyAfter how many of them the first lacks
 * @param different how many weights are not the same to the last bit
 * @param norm the Euclidean norm of the differences
 * @param normBefore that of the first model's weights, bias included
 * @param largest the largest differences, the largest first
 */
public record WeightDifference(
        int compared,
        int onlyBefore,
        int onlyAfter,
        int different,
        double norm,
        double normBefore,
        List<WordChange> largest) {

    public WeightDifference {
        largest = List.copyOf(largest);
    }

    /**
     * One weight of two models.
     *
     * @param word its word; empty for the bias
     * @param before the first model's
     * @param after the second model's
     */
    public record WordChange(String word, double before, double after) {

        /** Returns whether it is the bias. */
        public boolean bias() {
            return word.equals(Result.Fitted.BIAS);
        }

        /** Returns how far the weights are apart, at least 0. */
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
                missing(old, fresh),
                missing(fresh, old),
                changes.size(),
                Math.sqrt(squares),
                Math.sqrt(squaresBefore),
                changes.subList(0, Math.min(top, changes.size())));
    }

    /** Returns whether the models have the same words, and the same weights to the last bit. */
    public boolean identical() {
        return different == 0 && onlyBefore == 0 && onlyAfter == 0;
    }

    private static int missing(Map<String, Double> from, Map<String, Double> in) {
        Set<String> words = new HashSet<>(from.keySet());
        words.removeAll(in.keySet());
        return words.size();
    }
}
