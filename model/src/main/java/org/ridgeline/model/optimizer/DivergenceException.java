package org.ridgeline.model.optimizer;

import java.util.List;
import java.util.Locale;

/**
 * A descent that leads away from the minimum: says when, from what, and what to do.
 *
 * <p>Good is an epoch of the history after which the objective is not above that of the start, but for rounding.
 */
public final class DivergenceException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /** An objective that much above the start's, relative to it, is the start's but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final int lastGoodEpoch;

    private DivergenceException(String message, int lastGoodEpoch) {
        super(message);
        this.lastGoodEpoch = lastGoodEpoch;
    }

    /** Returns what an objective that left all bounds in an epoch is reported with; the history may lack the start. */
    static DivergenceException beyondBounds(
            int epoch, double objective, double stepSize, double start, List<EpochRecord> history) {
        Good good = lastGood(start, history);
        return new DivergenceException(
                String.format(
                        Locale.ROOT,
                        "the descent diverged in epoch %d: the objective is %s, with step size %.6g%n%s",
                        epoch,
                        Double.isFinite(objective)
                                ? String.format(Locale.ROOT, "%.6g", objective)
                                : "not a finite number",
                        stepSize,
                        good),
                good.epoch());
    }

    /**
     * Checks that a descent which came to its end ends no higher than it began: one that diverges slowly stays within all bounds.
     *
     * @param history of the whole descent, the start first
     * @throws DivergenceException if it ends higher
     */
    public static void requireNotAboveTheStart(List<EpochRecord> history) {
        double start = history.get(0).objective();
        EpochRecord last = history.get(history.size() - 1);
        Good good = lastGood(start, history);
        if (last.epoch() != good.epoch()) {
            throw new DivergenceException(
                    String.format(
                            Locale.ROOT,
                            "the descent diverges: after epoch %d, its last, the objective is %.6g, above the %.6g of the start, with"
                                    + " step size %.6g%n%s",
                            last.epoch(),
                            last.objective(),
                            start,
                            last.stepSize(),
                            good),
                    good.epoch());
        }
    }

    /** An epoch and the objective after it, and as a sentence with what to do. */
    private record Good(int epoch, double objective) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "The last good epoch in the history is %d, with objective %.6g. Take a smaller step size; 1/L is safe for a"
                            + " full-batch step, L being the largest curvature.",
                    epoch,
                    objective);
        }
    }

    private static Good lastGood(double start, List<EpochRecord> history) {
        Good good = new Good(0, start);
        for (EpochRecord record : history) {
            if (record.objective() <= start + ROUNDING * Math.abs(start)) {
                good = new Good(record.epoch(), record.objective());
            }
        }
        return good;
    }

    /** Returns the same with the name of what is descended to before it, and with a sentence of advice after it. */
    public DivergenceException of(String name, String advice) {
        DivergenceException named = new DivergenceException(name + ": " + getMessage() + " " + advice, lastGoodEpoch);
        named.initCause(this);
        return named;
    }

    /** Returns the last epoch of the history after which the objective was not above that of the start; 0 for the start. */
    public int lastGoodEpoch() {
        return lastGoodEpoch;
    }
}
