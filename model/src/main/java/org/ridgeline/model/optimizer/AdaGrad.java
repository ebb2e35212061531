package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/**
 * AdaGrad (Duchi, Hazan and Singer, 2011), epsilon inside the root as in the lecture: {@code v += g²; w -= eta g / sqrt(v +
 * epsilon)}.
 *
 * @param epsilon above 0
 */
public record AdaGrad(double epsilon) implements UpdateRule {

    /** Checks the range. */
    public AdaGrad {
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
        return "epsilon " + UpdateRule.number(epsilon) + " inside the root";
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
