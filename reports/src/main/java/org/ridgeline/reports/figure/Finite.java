package org.ridgeline.reports.figure;

/** The check of every number that a figure holds. */
final class Finite {

    private Finite() {}

    /**
     * Checks numbers.
     *
     * @param what they are, for the message
     * @throws IllegalArgumentException where one is NaN or infinite
     */
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
