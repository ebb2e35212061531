package org.ridgeline.eval.metric;

/**
 * How well scores fit labels of +1 and -1.
 *
 * @param mse mean squared error, finite, at least 0
 * @param confusion counts of right and wrong signs
 */
public record BinaryEvaluation(double mse, ConfusionMatrix confusion) {

    /**
     * Returns both measures.
     *
     * @param scores n finite scores, n at least 1; a score above 0 is positive, exactly 0 is negative
     * @param labels n labels, each +1 or -1
     * @throws IllegalArgumentException as {@link MeanSquaredError#of} and {@link ConfusionMatrix#of} do
     */
    public static BinaryEvaluation of(double[] scores, double[] labels) {
        return new BinaryEvaluation(MeanSquaredError.of(scores, labels), ConfusionMatrix.of(scores, labels));
    }

    /** Returns the number of documents. */
    public int n() {
        return confusion.n();
    }

    /** Returns the number of documents whose sign is right. */
    public int correct() {
        return confusion.correct();
    }

    /** Returns {@code correct / n}, a fraction from 0 to 1. */
    public double accuracy() {
        return (double) correct() / n();
    }
}
