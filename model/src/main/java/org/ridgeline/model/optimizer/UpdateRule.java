package org.ridgeline.model.optimizer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a step changes the parameters, given the gradient: each coordinate by itself, with its state in slots s_0, s_1 that begin at zero.
 *
 * <p>In all formulas g is the coordinate's gradient, eta the step size, t = 1, 2, ... the step.
 *
 * @param name the key in files and on the command line, such as {@code nesterov}
 * @param title the name for people, such as "Nesterov"
 * @param parameters in words, such as "gamma 0.99", with all digits that matter; empty where there are none
 * @param slots number of slots, at most 2
 * @param usualEta the step size that did well on SST, for an adaptive rule: one that divides each coordinate's step by the size of its past
 *     gradients, so that a step has about the size of eta; empty where the curvature tells
 * @param hasGamma whether the rule keeps a share gamma of its last update, which is then the second of its terms
 * @param lookAhead whether the gradient is taken at {@code w - gamma s_0}
 * @param terms what the formula needs beside the gradient, the same for every coordinate
 * @param step the formula
 * @param kernel the device's kernel for the formula; empty where there is none and the steps are taken here
 */
public record UpdateRule(
        String name,
        String title,
        String parameters,
        int slots,
        OptionalDouble usualEta,
        boolean hasGamma,
        boolean lookAhead,
        Terms terms,
        Step step,
        Optional<String> kernel) {

    /** The terms of a rule's steps. */
    @FunctionalInterface
    public interface Terms {

        /** Returns the terms of step t with step size eta. */
        double[] at(double eta, long t);
    }

    /** One step over whole vectors: plain loops, which the compiler turns into vector instructions. */
    @FunctionalInterface
    public interface Step {

        /** Changes w (d) and its slots (d each), given the gradient g (d), which stays, and the step's terms. */
        void take(double[] w, double[][] slots, double[] g, double[] terms);
    }

    /** Returns gradient descent: {@code w -= eta g}. */
    public static UpdateRule gradientDescent() {
        return new UpdateRule(
                "gd",
                "gradient descent",
                "",
                0,
                OptionalDouble.empty(),
                false,
                false,
                (eta, t) -> new double[] {eta},
                UpdateRule::descend,
                Optional.of("gradientDescent"));
    }

    /**
     * Returns momentum (Polyak, 1964; in the lecture's form): {@code u = gamma u + eta g; w -= u}.
     *
     * @param gamma the share of the last update that is kept, by step
     */
    public static UpdateRule momentum(MomentumSchedule gamma) {
        return momentum("momentum", "momentum", gamma, false);
    }

    /**
     * Returns Nesterov's accelerated gradient (1983; in the lecture's form): the gradient is taken where momentum alone would lead, {@code
     * g = ∇J(w - gamma u); u = gamma u + eta g; w -= u}.
     *
     * @param gamma the share of the last update that is kept, by step
     */
    public static UpdateRule nesterov(MomentumSchedule gamma) {
        return momentum("nesterov", "Nesterov", gamma, true);
    }

    /**
     * Returns AdaGrad (Duchi, Hazan and Singer, 2011), epsilon inside the root as in the lecture: {@code v += g²; w -= eta g / sqrt(v +
     * epsilon)}.
     *
     * @param epsilon above 0
     */
    public static UpdateRule adaGrad(double epsilon) {
        requirePositive("epsilon", epsilon);
        return new UpdateRule(
                "adagrad",
                "AdaGrad",
                "epsilon " + number(epsilon) + " inside the root",
                1,
                OptionalDouble.of(0.1),
                false,
                false,
                (eta, t) -> new double[] {eta, epsilon},
                UpdateRule::adaGradStep,
                Optional.of("adaGrad"));
    }

    /**
     * Returns RMSProp (Tieleman and Hinton, 2012), epsilon inside the root as in the lecture: {@code v = beta v + (1 - beta) g²; w -= eta g /
     * sqrt(v + epsilon)}.
     *
     * @param beta the share of v that is kept, in [0, 1)
     * @param epsilon above 0
     */
    public static UpdateRule rmsProp(double beta, double epsilon) {
        requireShare("beta", beta);
        requirePositive("epsilon", epsilon);
        return new UpdateRule(
                "rmsprop",
                "RMSProp",
                "beta " + number(beta) + ", epsilon " + number(epsilon) + " inside the root",
                1,
                OptionalDouble.of(0.001),
                false,
                false,
                (eta, t) -> new double[] {eta, beta, epsilon},
                UpdateRule::rmsPropStep,
                Optional.of("rmsProp"));
    }

    /**
     * Returns Adam with bias correction (Kingma and Ba, 2015): {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²; m' = m / (1 -
     * beta1^t); v' = v / (1 - beta2^t); w -= eta m' / sqrt(v' + epsilon)}, or, with epsilon outside the root as in the paper and in PyTorch,
     * {@code w -= eta m' / (sqrt(v') + epsilon)}.
     *
     * @param beta1 in [0, 1)
     * @param beta2 in [0, 1)
     * @param epsilon above 0
     * @param epsilonInside whether epsilon stands inside the root, as in the lecture
     */
    public static UpdateRule adam(double beta1, double beta2, double epsilon, boolean epsilonInside) {
        requireShare("beta1", beta1);
        requireShare("beta2", beta2);
        requirePositive("epsilon", epsilon);
        double inside = epsilonInside ? epsilon : 0;
        double outside = epsilonInside ? 0 : epsilon;
        return new UpdateRule(
                "adam",
                "Adam",
                "beta " + number(beta1) + " and " + number(beta2) + ", epsilon " + number(epsilon)
                        + (epsilonInside ? " inside the root" : " beside the root"),
                2,
                OptionalDouble.of(0.003),
                false,
                false,
                (eta, t) -> new double[] {
                    eta, 1 - StrictMath.pow(beta1, t), 1 - StrictMath.pow(beta2, t), beta1, beta2, inside, outside
                },
                UpdateRule::adamStep,
                Optional.of("adam"));
    }

    private static UpdateRule momentum(String name, String title, MomentumSchedule gamma, boolean lookAhead) {
        return new UpdateRule(
                name,
                title,
                "gamma " + gamma.describe(),
                1,
                OptionalDouble.empty(),
                true,
                lookAhead,
                (eta, t) -> new double[] {eta, gamma.at(t)},
                UpdateRule::momentumStep,
                Optional.of("momentum"));
    }

    private static void descend(double[] w, double[][] slots, double[] g, double[] terms) {
        double eta = terms[0];
        for (int j = 0; j < w.length; j++) {
            w[j] -= eta * g[j];
        }
    }

    private static void momentumStep(double[] w, double[][] slots, double[] g, double[] terms) {
        double[] u = slots[0];
        double eta = terms[0];
        double gamma = terms[1];
        for (int j = 0; j < w.length; j++) {
            u[j] = gamma * u[j] + eta * g[j];
            w[j] -= u[j];
        }
    }

    private static void adaGradStep(double[] w, double[][] slots, double[] g, double[] terms) {
        double[] v = slots[0];
        double eta = terms[0];
        double epsilon = terms[1];
        for (int j = 0; j < w.length; j++) {
            v[j] += g[j] * g[j];
            w[j] -= eta * g[j] / Math.sqrt(v[j] + epsilon);
        }
    }

    private static void rmsPropStep(double[] w, double[][] slots, double[] g, double[] terms) {
        double[] v = slots[0];
        double eta = terms[0];
        double beta = terms[1];
        double epsilon = terms[2];
        for (int j = 0; j < w.length; j++) {
            v[j] = beta * v[j] + (1 - beta) * g[j] * g[j];
            w[j] -= eta * g[j] / Math.sqrt(v[j] + epsilon);
        }
    }

    private static void adamStep(double[] w, double[][] slots, double[] g, double[] terms) {
        double[] m = slots[0];
        double[] v = slots[1];
        double eta = terms[0];
        double meanShare = terms[1];
        double squareShare = terms[2];
        double beta1 = terms[3];
        double beta2 = terms[4];
        double inside = terms[5];
        double outside = terms[6];
        for (int j = 0; j < w.length; j++) {
            m[j] = beta1 * m[j] + (1 - beta1) * g[j];
            v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j];
            w[j] -= eta * (m[j] / meanShare) / (Math.sqrt(v[j] / squareShare + inside) + outside);
        }
    }

    /**
     * Returns the parameters at which the gradient is to be taken: w itself, but for a look-ahead.
     *
     * @param room as long as w, which may be overwritten and returned
     */
    public double[] gradientAt(double[] w, double[][] slots, double[] terms, double[] room) {
        if (!lookAhead) {
            return w;
        }
        double[] u = slots[0];
        double gamma = terms[1];
        for (int j = 0; j < w.length; j++) {
            room[j] = w[j] - gamma * u[j];
        }
        return room;
    }

    /** Returns title and parameters, such as "Nesterov, gamma 0.99"; two rules have the same text only where they take the same steps. */
    public String describe() {
        return parameters.isEmpty() ? title : title + ", " + parameters;
    }

    /** Returns a number with all its digits, such as 0.99 or 1e-8. */
    static String number(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.toString().replace("E+", "e").replace('E', 'e');
    }

    /** Checks that a value is finite and above 0. */
    static void requirePositive(String name, double value) {
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
