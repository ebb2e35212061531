package org.ridgeline.eval.uncertainty;

/**
 * The 95% score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22, 1927): the shares that a count of successes does not rule out. It holds for a handful of
 * documents too, where the bootstrap knows nothing of what it has not seen.
 */
public final class WilsonInterval {

    /** The 97.5% quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private WilsonInterval() {}

    /**
     * Returns the interval of the share {@code successes / n}, within 0 to 1.
     *
     * @param successes 0 to n
     * @param n at least 1
     * @throws IllegalArgumentException where a count is out of range
     */
    public static Interval of(int successes, int n) {
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
