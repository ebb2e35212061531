package org.ridgeline.model.optimizer;

/** Checks of what update rules and step sizes are made with. */
final class Ranges {

    private Ranges() {}

    /** Checks that a parameter is finite and above 0. */
    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, got " + value);
        }
    }

    /** Checks that a parameter is in [0, 1). */
    static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
        }
    }
}
