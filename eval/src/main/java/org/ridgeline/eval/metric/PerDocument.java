package org.ridgeline.eval.metric;

/** The values a document contributes to a measure; their means are the measures of {@link BinaryEvaluation}. */
public final class PerDocument {

    private PerDocument() {}

    /**
     * Returns {@code (score - label)^2} of each document, a fresh array.
     *
     * @param scores n finite scores, n at least 1
     * @param labels n finite labels
     * @throws IllegalArgumentException on empty input, unequal lengths or a number that is not finite
     */
    public static double[] squaredErrors(double[] scores, double[] labels) {
        Scores.check(scores, labels);
        double[] squares = new double[scores.length];
        for (int i = 0; i < squares.length; i++) {
            double residual = scores[i] - labels[i];
            squares[i] = residual * residual;
        }
        return squares;
    }

    /**
     * Returns of each document whether its score has the label's sign, a fresh array; a score of 0 counts as negative.
     *
     * @param scores n finite scores, n at least 1
     * @param labels n labels, each +1 or -1
     * @throws IllegalArgumentException on empty input, unequal lengths or a number that is not finite
     */
    public static boolean[] right(double[] scores, double[] labels) {
        Scores.check(scores, labels);
        boolean[] right = new boolean[scores.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = scores[i] > 0 == labels[i] > 0;
        }
        return right;
    }

    /** Returns 1 for true and 0 for false, so that the mean is the share of true; a fresh array. */
    public static double[] indicator(boolean[] values) {
        double[] indicator = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            indicator[i] = values[i] ? 1 : 0;
        }
        return indicator;
    }
}
