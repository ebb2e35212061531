package org.ridgeline.eval.reproduction;

import java.util.Optional;

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

    /** How a measured value compares with a target. Only {@link #MATCH} passes: a better score is a drift, too. */
    public enum Verdict {
        MATCH("match"),
        ABOVE("drift: above"),
        BELOW("drift: below"),
        MISSING("missing"),
        NOT_FINITE("not a finite number");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** Returns whether a check with this verdict passes. */
        public boolean passed() {
            return this == MATCH;
        }

        /** Returns the verdict in words. */
        public String text() {
            return text;
        }
    }

    /** Returns the verdict on {@code actual}: a match where {@code |actual - value| <= tolerance} in doubles, ends included. */
    public Verdict verdict(Optional<Double> actual) {
        if (actual.isEmpty()) {
            return Verdict.MISSING;
        }
        double difference = actual.get() - value;
        if (!Double.isFinite(difference)) {
            return Verdict.NOT_FINITE;
        }
        if (Math.abs(difference) <= tolerance) {
            return Verdict.MATCH;
        }
        return difference > 0 ? Verdict.ABOVE : Verdict.BELOW;
    }
}
