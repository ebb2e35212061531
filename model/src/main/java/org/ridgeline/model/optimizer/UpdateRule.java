package org.ridgeline.model.optimizer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/**
 * How a step changes the parameters, given the gradient: each coordinate by itself, with its state in slots s_0, s_1 that begin at
 * zero.
 *
 * <p>In all formulas g is the coordinate's gradient, eta the step size, t = 1, 2, ... the step.
 */
public interface UpdateRule {

    /** Returns the number of slots. */
    int slots();

    /** Returns what a step's formula needs beside the gradient, the same for every coordinate. */
    double[] terms(double eta, long t);

    /**
     * Returns the parameters at which the gradient is to be taken: w itself but for the look-ahead of {@link Nesterov}.
     *
     * @param room as long as w, which may be overwritten and returned
     */
    default double[] gradientAt(double[] w, double[][] slots, double[] terms, double[] room) {
        return w;
    }

    /**
     * Changes w and its slots by one step; plain loops over whole vectors, which the compiler turns into vector instructions.
     *
     * @param g the gradient, unchanged
     * @param count how many coordinates from the first on
     * @param terms of this step
     */
    void step(double[] w, double[][] slots, double[] g, int count, double[] terms);

    /** Returns the rule's key in files and on the command line, such as {@code nesterov}. */
    String name();

    /** Returns the rule's name for people, such as "Nesterov". */
    String title();

    /** Returns the rule's parameters in words, such as "gamma 0.99", with all digits that matter; empty where it has none. */
    String parameters();

    /** Returns title and parameters, such as "Nesterov, gamma 0.99"; two rules have the same text only where they take the same steps. */
    default String describe() {
        return parameters().isEmpty() ? title() : title() + ", " + parameters();
    }

    /** Returns whether the rule keeps a share gamma of its last update. */
    default boolean hasGamma() {
        return false;
    }

    /**
     * Returns the step size that did well on SST, for an adaptive rule: one that divides each coordinate's step by the size of its past
     * gradients, so that a step has about the size of eta. Empty where the curvature tells.
     */
    default OptionalDouble usualEta() {
        return OptionalDouble.empty();
    }

    /** Returns how a device takes the rule's step, given its terms; empty where there is no kernel and the steps are taken here. */
    default Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
        return Optional.empty();
    }

    /** Returns a number with all its digits, such as 0.99 or 1e-8. */
    static String number(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.toString().replace("E+", "e").replace('E', 'e');
    }
}
