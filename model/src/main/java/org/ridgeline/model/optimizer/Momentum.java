package org.ridgeline.model.optimizer;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.ridgeline.model.device.DeviceDescent;

/**
 * Momentum (Polyak, 1964; in the lecture's form): {@code u = gamma u + eta g; w -= u}.
 *
 * @param gamma the share of the last update that is kept, by step
 */
public record Momentum(MomentumSchedule gamma) implements UpdateRule {

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

    /** Momentum's and Nesterov's step, for the terms eta and gamma: {@code u = gamma u + eta g; w -= u}. */
    static void moveOn(double[] w, double[] u, double[] g, int count, double[] terms) {
        double eta = terms[0];
        double gamma = terms[1];
        for (int j = 0; j < count; j++) {
            u[j] = gamma * u[j] + eta * g[j];
            w[j] -= u[j];
        }
    }
}
