package org.ridgeline.eval.metric;

import java.util.Objects;

/**
 * What one set of scores is worth against labels +1 and -1: its mean squared error and its confusion matrix, from
 * which n, the number of correct documents and the accuracy follow.
 *
 * @param mse mean squared error, finite, zero or more
 * @param confusion counts of right and wrong signs; a score of exactly 0 counts as negative
 */
public record BinaryEvaluation(double mse, ConfusionMatrix confusion) {

    /**
     * Checks the error's range.
     *
     * @throws IllegalArgumentException where the error is negative or not finite
     */
    public BinaryEvaluation {
        Objects.requireNonNull(confusion, "confusion");
        if (!(mse >= 0 && mse <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("mean squared error: expected a finite number >= 0, got " + mse);
        }
    }

    /**
     * Returns both measures for {@code scores} against {@code labels}; reads both, keeps neither.
     *
     * @param scores n finite scores, n at least 1; a score above 0 is positive, exactly 0 is negative
     * @param labels n labels, each +1 or -1
     * @return the measures
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
        return confusion.accuracy();
    }
}
