package org.ridgeline.eval.metric;

/**
 * The mean squared error {@code (1/n) sum_i (score_i - label_i)^2}, the loss of the chapter's linear regression.
 *
 * <p>The squares are added from the first to the last with Neumaier's compensated summation (A. Neumaier,
 * "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974, section 3): beside the sum
 * runs the exact rounding error of each addition. The order is fixed and single-threaded, so equal input gives equal
 * bits; and as all terms are non-negative the relative error stays at a few units in the last place for any n, where
 * a plain loop's grows with n.
 */
public final class MeanSquaredError {

    private MeanSquaredError() {}

    /**
     * Returns the mean squared error of {@code scores} against {@code labels}.
     *
     * @param scores n finite scores, n at least 1
     * @param labels n finite labels
     * @throws IllegalArgumentException on empty input, unequal lengths, a number that is not finite, or squares too large for a double
     */
    public static double of(double[] scores, double[] labels) {
        PerDocument.check(scores, labels);
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < scores.length; i++) {
            double residual = scores[i] - labels[i];
            double square = residual * residual;
            double next = sum + square;
            // The smaller of the two summands loses its low bits; this difference holds exactly those.
            lost += sum >= square ? (sum - next) + square : (square - next) + sum;
            sum = next;
            if (!(next <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "mean squared error overflows at index " + i + ": score " + scores[i] + ", label " + labels[i]);
            }
        }
        return (sum + lost) / scores.length;
    }
}
