package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/**
 * Nesterov's accelerated gradient (1983; in the lecture's form): the gradient is taken where momentum alone would lead, {@code
 * g = ∇J(w - gamma u); u = gamma u + eta g; w -= u}.
 *
 * @param gamma the share of the last update that is kept, by step
 */
public record Nesterov(MomentumSchedule gamma) implements UpdateRule {

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
        Momentum.moveOn(w, slots[0], g, count, terms);
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
