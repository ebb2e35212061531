package org.ridgeline.eval.uncertainty;

/**
 * A 95% interval, ends included.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite, not below the lower
 */
public record Interval(double low, double high) {

    /** Checks that the ends are finite and in order. */
    public Interval {
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("interval: expected finite low <= high, got " + low + " and " + high);
        }
    }
}
