package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/** Gradient descent: {@code w -= eta g}. */
public record GradientDescent() implements UpdateRule {

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
