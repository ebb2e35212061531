package org.ridgeline.eval.reproduction;

/**
 * A value to be met, and how far off on either side still counts as met.
 *
 * @param value finite
 * @param tolerance finite, at least 0, in the unit of the value (0.2 points of an accuracy are 0.002)
 */
public record Target(double value, double tolerance) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException where the value is not finite or the tolerance negative or not finite
     */
    public Target {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("target value: expected a finite number, got " + value);
        }
        if (!(tolerance >= 0 && tolerance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("tolerance: expected a finite number >= 0, got " + tolerance);
        }
    }
}
