package org.ridgeline.pipeline.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.model.optimizer.Stopping;

/**
 * When the descents of an experiment end; what is left empty, or 0, ends none.
 *
 * @param epochs the most epochs; empty for 20 with mini-batches, else 3,000 with a regularizer and 200,000 without
 * @param tolerance ends where the gradient is this part of that at the start
 * @param change ends where the objective changed by at most this part of itself from one entry of the history to the next
 * @param patience ends after so many epochs without a new least error on the dev split
 * @param seconds ends after so much time in steps; measuring, and the search for a step size, are not counted
 */
public record StoppingSettings(
        OptionalInt epochs, double tolerance, double change, OptionalInt patience, OptionalDouble seconds) {

    /** Checks the ranges. */
    public StoppingSettings {
        requireOne("epochs", epochs);
        requireShare("gradientTolerance", tolerance);
        requireShare("change", change);
        requireOne("patience", patience);
        if (!(seconds.orElse(1) > 0)) {
            throw new IllegalArgumentException("seconds: expected a number above 0, got " + seconds.getAsDouble());
        }
    }

    /** Returns the default number of epochs as the one rule. */
    public static StoppingSettings defaults() {
        return new StoppingSettings(OptionalInt.empty(), 0, 0, OptionalInt.empty(), OptionalDouble.empty());
    }

    /** Returns the rules with this number of epochs where none is given. */
    Stopping stopping(int most) {
        return new Stopping(
                epochs.orElse(most), tolerance, change, patience.orElse(0), seconds.orElse(Double.POSITIVE_INFINITY));
    }

    private static void requireOne(String property, OptionalInt count) {
        if (count.orElse(1) < 1) {
            throw new IllegalArgumentException(property + ": expected at least 1, got " + count.getAsInt());
        }
    }

    private static void requireShare(String property, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    property + ": expected a number of at least 0 and below 1, got " + share);
        }
    }
}
