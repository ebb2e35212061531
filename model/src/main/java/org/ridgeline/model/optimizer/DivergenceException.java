package org.ridgeline.model.optimizer;

import java.util.Locale;

/** A descent whose objective left all bounds: says when, from what, and what to do. */
public final class DivergenceException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    private final int lastGoodEpoch;

    DivergenceException(int epoch, double objective, double stepSize, int lastGoodEpoch, double lastGoodObjective) {
        super(String.format(
                Locale.ROOT,
                "the descent diverged in epoch %d: the objective is %s, with step size %.6g%nThe last good epoch is %d, with"
                        + " objective %.6g. Take a smaller step size; 1/L is safe for a full-batch step, L being the largest"
                        + " curvature.",
                epoch,
                Double.isFinite(objective) ? String.format(Locale.ROOT, "%.6g", objective) : "not a finite number",
                stepSize,
                lastGoodEpoch,
                lastGoodObjective));
        this.lastGoodEpoch = lastGoodEpoch;
    }

    /** Returns the last epoch after which the objective was within bounds; 0 for the start. */
    public int lastGoodEpoch() {
        return lastGoodEpoch;
    }
}
