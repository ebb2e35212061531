package org.ridgeline.eval.reproduction;

import java.util.Optional;

/** How a measured value compares with a {@link Target}. Only {@link #MATCH} passes: a better score is a drift, too. */
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

    /** Returns the verdict on {@code actual}: a match where {@code |actual - target| <= tolerance} in doubles, ends included. */
    public static Verdict of(Target target, Optional<Double> actual) {
        if (actual.isEmpty()) {
            return MISSING;
        }
        double difference = actual.get() - target.value();
        if (!Double.isFinite(difference)) {
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

    /** Returns the verdict in words. */
    public String text() {
        return text;
    }
}
