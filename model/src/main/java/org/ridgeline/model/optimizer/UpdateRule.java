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

    /** Gradient descent: {@code w -= eta g}. */
    record GradientDescent() implements UpdateRule {

        @Override
        public int slots() {
            return 0;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta};
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            double eta = terms[0];
            for (int j = 0; j < count; j++) {
                w[j] -= eta * g[j];
            }
        }

        @Override
        public String name() {
            return "gd";
        }

        @Override
        public String title() {
            return "gradient descent";
        }

        @Override
        public String parameters() {
            return "";
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) -> device.gradientDescent(terms[0]));
        }
    }

    /**
     * Momentum (Polyak, 1964; in the lecture's form): {@code u = gamma u + eta g; w -= u}.
     *
     * @param gamma the share of the last update that is kept, by step
     */
    record Momentum(MomentumSchedule gamma) implements UpdateRule {

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta, gamma.at(t)};
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            moveOn(w, slots[0], g, count, terms);
        }

        @Override
        public String name() {
            return "momentum";
        }

        @Override
        public String title() {
            return "momentum";
        }

        @Override
        public String parameters() {
            return "gamma " + gamma.describe();
        }

        @Override
        public boolean hasGamma() {
            return true;
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) -> device.momentum(terms[0], terms[1]));
        }
    }

    /**
     * Nesterov's accelerated gradient (1983; in the lecture's form): the gradient is taken where momentum alone would lead, {@code
     * g = ∇J(w - gamma u); u = gamma u + eta g; w -= u}.
     *
     * @param gamma the share of the last update that is kept, by step
     */
    record Nesterov(MomentumSchedule gamma) implements UpdateRule {

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta, gamma.at(t)};
        }

        @Override
        public double[] gradientAt(double[] w, double[][] slots, double[] terms, double[] room) {
            double[] u = slots[0];
            double gamma = terms[1];
            for (int j = 0; j < w.length; j++) {
                room[j] = w[j] - gamma * u[j];
            }
            return room;
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            moveOn(w, slots[0], g, count, terms);
        }

        @Override
        public String name() {
            return "nesterov";
        }

        @Override
        public String title() {
            return "Nesterov";
        }

        @Override
        public String parameters() {
            return "gamma " + gamma.describe();
        }

        @Override
        public boolean hasGamma() {
            return true;
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) -> device.nesterov(terms[0], terms[1]));
        }
    }

    /**
     * AdaGrad (Duchi, Hazan and Singer, 2011), epsilon inside the root as in the lecture: {@code v += g²; w -= eta g / sqrt(v +
     * epsilon)}.
     *
     * @param epsilon above 0
     */
    record AdaGrad(double epsilon) implements UpdateRule {

        /** Checks the range. */
        public AdaGrad {
            requirePositive("epsilon", epsilon);
        }

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta};
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            double[] v = slots[0];
            double eta = terms[0];
            double inside = epsilon;
            for (int j = 0; j < count; j++) {
                v[j] += g[j] * g[j];
                w[j] -= eta * g[j] / Math.sqrt(v[j] + inside);
            }
        }

        @Override
        public String name() {
            return "adagrad";
        }

        @Override
        public String title() {
            return "AdaGrad";
        }

        @Override
        public String parameters() {
            return "epsilon " + number(epsilon) + " inside the root";
        }

        @Override
        public OptionalDouble usualEta() {
            return OptionalDouble.of(0.1);
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) -> device.adaGrad(terms[0], epsilon));
        }
    }

    /**
     * RMSProp (Tieleman and Hinton, 2012), epsilon inside the root as in the lecture: {@code v = beta v + (1 - beta) g²; w -= eta
     * g / sqrt(v + epsilon)}.
     *
     * @param beta the share of v that is kept, in [0, 1)
     * @param epsilon above 0
     */
    record RmsProp(double beta, double epsilon) implements UpdateRule {

        /** Checks the ranges. */
        public RmsProp {
            requireShare("beta", beta);
            requirePositive("epsilon", epsilon);
        }

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta};
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            double[] v = slots[0];
            double eta = terms[0];
            double kept = beta;
            double inside = epsilon;
            for (int j = 0; j < count; j++) {
                v[j] = kept * v[j] + (1 - kept) * g[j] * g[j];
                w[j] -= eta * g[j] / Math.sqrt(v[j] + inside);
            }
        }

        @Override
        public String name() {
            return "rmsprop";
        }

        @Override
        public String title() {
            return "RMSProp";
        }

        @Override
        public String parameters() {
            return "beta " + number(beta) + ", epsilon " + number(epsilon) + " inside the root";
        }

        @Override
        public OptionalDouble usualEta() {
            return OptionalDouble.of(0.001);
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) -> device.rmsProp(terms[0], beta, epsilon));
        }
    }

    /**
     * Adam with bias correction (Kingma and Ba, 2015): {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²; m' = m /
     * (1 - beta1^t); v' = v / (1 - beta2^t); w -= eta m' / sqrt(v' + epsilon)}, or, with epsilon outside the root as in the paper
     * and in PyTorch, {@code w -= eta m' / (sqrt(v') + epsilon)}.
     *
     * @param beta1 in [0, 1)
     * @param beta2 in [0, 1)
     * @param epsilon above 0
     * @param epsilonInside whether epsilon stands inside the root, as in the lecture
     */
    record Adam(double beta1, double beta2, double epsilon, boolean epsilonInside) implements UpdateRule {

        /** Checks the ranges. */
        public Adam {
            requireShare("beta1", beta1);
            requireShare("beta2", beta2);
            requirePositive("epsilon", epsilon);
        }

        @Override
        public int slots() {
            return 2;
        }

        @Override
        public double[] terms(double eta, long t) {
            return new double[] {eta, 1 - StrictMath.pow(beta1, t), 1 - StrictMath.pow(beta2, t)};
        }

        @Override
        public void step(double[] w, double[][] slots, double[] g, int count, double[] terms) {
            double[] m = slots[0];
            double[] v = slots[1];
            double eta = terms[0];
            double meanShare = terms[1];
            double squareShare = terms[2];
            double kept1 = beta1;
            double kept2 = beta2;
            double inside = epsilonInside ? epsilon : 0;
            double outside = epsilonInside ? 0 : epsilon;
            for (int j = 0; j < count; j++) {
                m[j] = kept1 * m[j] + (1 - kept1) * g[j];
                v[j] = kept2 * v[j] + (1 - kept2) * g[j] * g[j];
                w[j] -= eta * (m[j] / meanShare) / (Math.sqrt(v[j] / squareShare + inside) + outside);
            }
        }

        @Override
        public String name() {
            return "adam";
        }

        @Override
        public String title() {
            return "Adam";
        }

        @Override
        public String parameters() {
            return "beta " + number(beta1) + " and " + number(beta2) + ", epsilon " + number(epsilon)
                    + (epsilonInside ? " inside the root" : " beside the root");
        }

        @Override
        public OptionalDouble usualEta() {
            return OptionalDouble.of(0.003);
        }

        @Override
        public Optional<BiConsumer<DeviceDescent, double[]>> kernel() {
            return Optional.of((device, terms) ->
                    device.adam(terms, beta1, beta2, epsilonInside ? epsilon : 0, epsilonInside ? 0 : epsilon));
        }
    }

    /** Momentum's and Nesterov's step, for the terms eta and gamma: {@code u = gamma u + eta g; w -= u}. */
    private static void moveOn(double[] w, double[] u, double[] g, int count, double[] terms) {
        double eta = terms[0];
        double gamma = terms[1];
        for (int j = 0; j < count; j++) {
            u[j] = gamma * u[j] + eta * g[j];
            w[j] -= u[j];
        }
    }

    /** Returns a number with all its digits, such as 0.99 or 1e-8. */
    static String number(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.toString().replace("E+", "e").replace('E', 'e');
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, got " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
        }
    }
}
