package org.ridgeline.model.optimizer;

import java.util.function.LongToDoubleFunction;

/**
 * The share gamma of the last update that momentum keeps, by step.
 *
 * @param describe the schedule in words, such as "0.99", with all digits
 * @param gamma of step t = 1, 2, ..., in [0, 1)
 */
public record MomentumSchedule(String describe, LongToDoubleFunction gamma) {

    private static final int PERIOD = 250;

    /**
     * Returns one gamma for all steps.
     *
     * @param gamma in [0, 1)
     */
    public static MomentumSchedule constant(double gamma) {
        requireGamma("gamma", gamma);
        return new MomentumSchedule(UpdateRule.number(gamma), t -> gamma);
    }

    /**
     * Returns gamma rising every 250 steps (Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
     * learning", ICML 2013, equation 5; in the lecture): {@code min(1 - 2^(-1 - log2(floor(t/250) + 1)), gammaMax)}.
     *
     * @param gammaMax the largest gamma, in [0, 1)
     */
    public static MomentumSchedule rising(double gammaMax) {
        requireGamma("gammaMax", gammaMax);
        // 2^(-1 - log2(k)) = 1 / (2 k)
        return new MomentumSchedule(
                "rising from 0.5 to " + UpdateRule.number(gammaMax),
                t -> Math.min(1 - 0.5 / (t / PERIOD + 1), gammaMax));
    }

    /** Returns gamma at step t = 1, 2, .... */
    public double at(long t) {
        return gamma.applyAsDouble(t);
    }

    private static void requireGamma(String name, double gamma) {
        if (!(gamma >= 0 && gamma < 1)) {
            throw new IllegalArgumentException(
                    name + " must be in [0, 1), got " + gamma + "; at 1 no update would ever fade");
        }
    }
}
