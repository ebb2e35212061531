package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

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
public record Adam(double beta1, double beta2, double epsilon, boolean epsilonInside) implements UpdateRule {

    /** Checks the ranges. */
    public Adam {
        Ranges.requireShare("beta1", beta1);
        Ranges.requireShare("beta2", beta2);
        Ranges.requirePositive("epsilon", epsilon);
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
        return "beta " + UpdateRule.number(beta1) + " and " + UpdateRule.number(beta2) + ", epsilon "
                + UpdateRule.number(epsilon) + (epsilonInside ? " inside the root" : " beside the root");
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
