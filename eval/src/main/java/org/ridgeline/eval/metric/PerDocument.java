package org.ridgeline.eval.metric;

/** The values a document contributes to a measure; their means are the measures of {@link BinaryEvaluation}. */
public final class PerDocument {

    private PerDocument() {}

    /** Fails unless there is at least one score, one label to each, and all of them finite. */
    static void check(double[] scores, double[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "labels: expected one to each of " + scores.length + " scores, got " + labels.length);
        }
        if (scores.length == 0) {
            throw new IllegalArgumentException("scores: expected at least one, got none");
        }
        for (int i = 0; i < scores.length; i++) {
            requireFinite("score", i, scores[i]);
            requireFinite("label", i, labels[i]);
        }
    }

    private static void requireFinite(String subject, int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    subject + " at index " + index + ": expected a finite number, got " + value);
        }
    }

    /**
     * Returns {@code (score - label)^2} of each document.
     *
     * @throws IllegalArgumentException on empty input, unequal lengths or a number that is not finite
     */
    public static double[] squaredErrors(double[] scores, double[] labels) {
        check(scores, labels);
        double[] squares = new double[scores.length];
        for (int i = 0; i < squares.length; i++) {
            double residual = scores[i] - labels[i];
            squares[i] = residual * residual;
        }
        return squares;
    }

    /**
     * Returns of each document whether its score has the label's sign; a score of 0 counts as negative.
     *
     * @throws IllegalArgumentException on empty input, unequal lengths or a number that is not finite
     */
    public static boolean[] right(double[] scores, double[] labels) {
        check(scores, labels);
        boolean[] right = new boolean[scores.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = scores[i] > 0 == labels[i] > 0;
        }
        return right;
    }

    /** Returns 1 for true and 0 for false, so that the mean is the share of true. */
    public static double[] indicator(boolean[] values) {
        double[] indicator = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            indicator[i] = values[i] ? 1 : 0;
        }
        return indicator;
    }
}
