package org.ridgeline.model.linear;

/**
 * The double nearest to the exponential function; {@link StrictMath#exp} has the same bits everywhere, but may miss it by one. RMSProp's
 * hundredth step on the lecture's neuron, after a gradient of 1e-9, has magnified such a last digit so that it moves the weights by 0.03.
 *
 * <p>{@code exp(z) = 2^k exp(r)} with {@code r = z - k log 2} within half of log 2. Here r and the series of exp(r) are unevaluated sums of two
 * doubles, good for some 100 bits (T. J. Dekker, "A Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18,
 * 1971).
 */
final class Exponential {

    /** log 2 as a sum; the first has 32 bits, so that its products with k are exact. */
    private static final double LOG_2 = 6.93147180369123816490e-01;

    private static final double LOG_2_REST = 1.90821492927058770002e-10;

    /** Far from over- and underflow. */
    private static final double LARGE = 700;

    /** {@code (log(2)/2)^25/25!} is below 2^-120. */
    private static final int TERMS = 24;

    private Exponential() {}

    /** Returns the double nearest to {@code exp(z)}, or that of {@link StrictMath} beyond 700 and below -700. */
    static double of(double z) {
        if (!(Math.abs(z) <= LARGE)) {
            return StrictMath.exp(z);
        }
        double k = Math.rint(z / LOG_2);
        double reduced = z - k * LOG_2;
        double rest = k * LOG_2_REST;
        double r = reduced - rest;
        double rLow = reduced - r - rest - productError(k, LOG_2_REST, rest);
        double sum = 1;
        double sumLow = 0;
        for (int n = TERMS; n > 0; n--) {
            // sum = 1 + r sum / n
            double product = r * sum;
            double productLow = productError(r, sum, product) + (r * sumLow + rLow * sum);
            double quotient = product / n;
            double back = quotient * n;
            double quotientLow = (product - back - productError(quotient, n, back) + productLow) / n;
            sum = 1 + quotient;
            sumLow = 1 - sum + quotient + quotientLow;
        }
        return Math.scalb(sum + sumLow, (int) k);
    }

    /** Returns {@code ab - product}, exactly, where the product is the rounded one. */
    private static double productError(double a, double b, double product) {
        return Math.fma(a, b, -product);
    }
}
