package org.ridgeline.model.optimizer;

/**
 * When a descent ends: at the first of these that holds after an epoch. An epoch of full batches is one step.
 *
 * <p>Gradient, change and validation error are looked at where the history has an entry ({@link DescentPlan#recordEvery}): a change is
 * that from one entry to the next, and patience ends a descent at the first entry that many epochs or more after the least error seen.
 *
 * @param maxEpochs the most epochs, at least 1
 * @param gradientTolerance ends at {@code ||∇J(w)|| <= gradientTolerance ||∇J(w_0)||}; 0 for never
 * @param changeTolerance ends where the objective changed by at most this part of itself between two entries of the history; 0 for never
 * @param patience ends after so many epochs without a new least validation error; 0 for never
 * @param maxSeconds ends after so much time; infinite for never
 */
public record Stopping(
        int maxEpochs, double gradientTolerance, double changeTolerance, int patience, double maxSeconds) {

    /** Why a descent ended. */
    public enum Reason {
        /** The most epochs were reached. */
        EPOCHS,
        /** The gradient is small. */
        GRADIENT,
        /** The objective hardly changes. */
        CHANGE,
        /** The validation error has not improved for a while. */
        PATIENCE,
        /** The time is up. */
        TIME
    }

    /** Checks the ranges. */
    public Stopping {
        if (maxEpochs < 1) {
            throw new IllegalArgumentException("maxEpochs must be at least 1, got " + maxEpochs);
        }
        if (!(gradientTolerance >= 0) || !(changeTolerance >= 0)) {
            throw new IllegalArgumentException(
                    "tolerances must be at least 0, got " + gradientTolerance + " and " + changeTolerance);
        }
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be at least 0 epochs, got " + patience);
        }
        if (!(maxSeconds > 0)) {
            throw new IllegalArgumentException("maxSeconds must be above 0, got " + maxSeconds);
        }
    }

    /** Returns a rule that only counts epochs. */
    public static Stopping afterEpochs(int epochs) {
        return new Stopping(epochs, 0, 0, 0, Double.POSITIVE_INFINITY);
    }
}
