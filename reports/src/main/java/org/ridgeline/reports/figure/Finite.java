package org.ridgeline.reports.figure;

/** The check of every number that a figure holds. */
final class Finite {

    private Finite() {}

    /** Rejects NaN and infinite numbers; the message says what they are. */
    static void require(String what, Iterable<Double> values) {
        for (double value : values) {
            require(what, value);
        }
    }

    static void require(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + ": expected finite numbers, got " + value);
        }
    }
}
