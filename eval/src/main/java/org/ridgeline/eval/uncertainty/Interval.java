package org.ridgeline.eval.uncertainty;

/**
 * A 95% interval, ends included.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite, not below the lower
 */
public record Interval(double low, double high) {

    /** The 97.5% quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Checks that the ends are finite and in order. */
    public Interval {
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("interval: expected finite low <= high, got " + low + " and " + high);
        }
    }

    /**
     * Returns the score interval of the share {@code successes / n}, within 0 to 1 (E. B. Wilson, "Probable inference, the law of
     * succession, and statistical inference", JASA 22, 1927): the shares that the count does not rule out. It holds for a handful of
     * documents too, where the bootstrap knows nothing of what it has not seen.
     *
     * @param successes 0 to n
     * @param n at least 1
     * @throws IllegalArgumentException where a count is out of range
     */
    public static Interval wilson(int successes, int n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException("share: expected 0 to n of n >= 1, got " + successes + " of " + n);
        }
        double share = (double) successes / n;
        double square = Z * Z / n;
        double middle = share + square / 2;
        double reach = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n));
        // At shares of 0 and 1 the formula gives just these ends; rounding must not leave the range.
        double low = successes == 0 ? 0 : (middle - reach) / (1 + square);
        double high = successes == n ? 1 : (middle + reach) / (1 + square);
        return new Interval(Math.max(0, low), Math.min(1, high));
    }
}
