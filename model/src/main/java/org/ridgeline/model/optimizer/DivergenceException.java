package org.ridgeline.model.optimizer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return of(
                String.format(
                        Locale.ROOT,
                        "the descent diverged in epoch %d: the objective is %s, with step size %.6g",
                        epoch,
                        Double.isFinite(objective) ? number(objective) : "not a finite number",
                        stepSize),
                start,
                lastGood(start, history));
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
        Optional<EpochRecord> good = lastGood(start, history);
        if (good.isEmpty() || good.get() != last) {
            String message = String.format(
                    Locale.ROOT,
                    "the descent diverges: after epoch %d, its last, the objective is %.6g, above the %.6g of the start, with step size %.6g",
                    last.epoch(),
                    last.objective(),
                    start,
                    last.stepSize());
            throw of(message, start, good);
        }
    }

    private static DivergenceException of(String message, double start, Optional<EpochRecord> good) {
        int epoch = good.map(EpochRecord::epoch).orElse(0);
        return new DivergenceException(
                message + "\nThe last good epoch in the history is " + epoch + ", with objective "
                        + number(good.map(EpochRecord::objective).orElse(start))
                        + ". Take a smaller step size; 1/L is safe for a full-batch step, L being the largest curvature.",
                epoch);
    }

    private static Optional<EpochRecord> lastGood(double start, List<EpochRecord> history) {
        return history.stream()
                .filter(record -> record.objective() <= start + ROUNDING * Math.abs(start))
                .reduce((before, after) -> after);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
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
