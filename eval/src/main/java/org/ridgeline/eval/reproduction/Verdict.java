package org.ridgeline.eval.reproduction;

import java.util.OptionalDouble;

/** How a measured value stands to a {@link Target}. Only {@link #MATCH} passes; a better score is a drift like any. */
public enum Verdict {
    /** Within the tolerance, ends included. */
    MATCH("match"),
    /** Above the tolerance, also where higher is better. */
    ABOVE("drift: above"),
    /** Below the tolerance, also where lower is better. */
    BELOW("drift: below"),
    /** The run has no such value. */
    MISSING("missing"),
    /** The run's value is NaN or infinite. */
    NOT_FINITE("not a finite number");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /**
     * Returns the verdict on {@code actual}: a match where {@code |actual - target| <= tolerance} in doubles.
     *
     * @param target value and tolerance
     * @param actual the measured value; empty where there is none
     * @return the verdict, never null
     */
    public static Verdict of(Target target, OptionalDouble actual) {
        if (actual.isEmpty()) {
            return MISSING;
        }
        double difference = actual.getAsDouble() - target.value();
        if (!(Math.abs(difference) <= Double.MAX_VALUE)) {
            return NOT_FINITE;
        }
        if (Math.abs(difference) <= target.tolerance()) {
            return MATCH;
        }
        return difference > 0 ? ABOVE : BELOW;
    }

    /** Returns whether a check with this verdict passes. */
    public boolean passed() {
        return this == MATCH;
    }

    /** Returns the verdict in words, lower case, for tables. */
    public String text() {
        return text;
    }
}
