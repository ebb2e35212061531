package org.ridgeline.eval.metric;

import java.util.Locale;

/**
 * Counts of right and wrong signs, one for each pair of true label and predicted label.
 *
 * <p>A score above 0 predicts the positive label. <strong>A score of exactly 0 counts as negative</strong> (so does
 * -0.0): a document of unknown words under a model without bias is called negative, never "half right".
 *
 * @param truePositives positive documents called positive
 * @param falsePositives negative documents called positive
 * @param trueNegatives negative documents called negative
 * @param falseNegatives positive documents called negative
 */
public record ConfusionMatrix(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException where a count is negative or all are zero
     */
    public ConfusionMatrix {
        requireCount("true positives", truePositives);
        requireCount("false positives", falsePositives);
        requireCount("true negatives", trueNegatives);
        requireCount("false negatives", falseNegatives);
        if ((long) truePositives + falsePositives + trueNegatives + falseNegatives == 0) {
            throw new IllegalArgumentException("confusion matrix: expected at least one document, got none");
        }
    }

    /**
     * Returns the counts for {@code scores} against {@code labels}; reads both, keeps neither.
     *
     * @param scores n finite scores, n at least 1
     * @param labels n labels, each +1 or -1
     * @return the four counts, which add up to n
     * @throws IllegalArgumentException on empty input, unequal lengths, a score that is not finite or a label that is
     *     neither +1 nor -1 (its index is named)
     */
    public static ConfusionMatrix of(double[] scores, double[] labels) {
        Scores.check(scores, labels);
        int truePositives = 0;
        int falsePositives = 0;
        int trueNegatives = 0;
        int falseNegatives = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean calledPositive = scores[i] > 0;
            if (labels[i] == 1) {
                if (calledPositive) {
                    truePositives++;
                } else {
                    falseNegatives++;
                }
            } else if (labels[i] == -1) {
                if (calledPositive) {
                    falsePositives++;
                } else {
                    trueNegatives++;
                }
            } else {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "label at index %d: expected +1 or -1, got %s", i, labels[i]));
            }
        }
        return new ConfusionMatrix(truePositives, falsePositives, trueNegatives, falseNegatives);
    }

    /** Returns the number of documents. */
    public int n() {
        return Math.addExact(correct(), Math.addExact(falsePositives, falseNegatives));
    }

    /** Returns the number of documents whose sign is right. */
    public int correct() {
        return Math.addExact(truePositives, trueNegatives);
    }

    /** Returns {@code correct / n}, a fraction from 0 to 1. */
    public double accuracy() {
        return (double) correct() / n();
    }

    private static void requireCount(String subject, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(subject + ": expected zero or more, got " + count);
        }
    }
}
