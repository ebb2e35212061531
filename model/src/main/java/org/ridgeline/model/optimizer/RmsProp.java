package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/**
 * RMSProp (Tieleman and Hinton, 2012), epsilon inside the root as in the lecture: {@code v = beta v + (1 - beta) g²; w -= eta
 * g / sqrt(v + epsilon)}.
 *
 * @param beta the share of v that is kept, in [0, 1)
 * @param epsilon above 0
 */
public record RmsProp(double beta, double epsilon) implements UpdateRule {

    /** Checks the ranges. */
    public RmsProp {
        Ranges.requireShare("beta", beta);
        Ranges.requirePositive("epsilon", epsilon);
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
        return "beta " + UpdateRule.number(beta) + ", epsilon " + UpdateRule.number(epsilon) + " inside the root";
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
