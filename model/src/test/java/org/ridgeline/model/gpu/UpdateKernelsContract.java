package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.optimizer.AdaGrad;
import org.ridgeline.model.optimizer.Adam;
import org.ridgeline.model.optimizer.GradientDescent;
import org.ridgeline.model.optimizer.Momentum;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.Nesterov;
import org.ridgeline.model.optimizer.RmsProp;
import org.ridgeline.model.optimizer.UpdateRule;

/** The kernels of the optimizers have the bits of {@link UpdateRule}: same operations, same order, each rounded as in Java. */
abstract class UpdateKernelsContract {

    private static final int D = 700;
    private static final int STEPS = 3;
    private static final double ETA = 0.037;

    private Gpu gpu;
    private long[] slots;
    private long g;
    private long w;

    /** Returns a device, or aborts the test. */
    abstract Gpu open();

    @BeforeEach
    void openDevice() {
        gpu = open();
        slots = new long[] {vector(), vector()};
        g = vector();
        w = vector();
    }

    @AfterEach
    void close() {
        if (gpu != null) {
            gpu.close();
        }
    }

    /** Launches the kernel of a rule for the terms of a step. */
    private interface Step {
        void launch(double[] terms);
    }

    @Test
    void gradientDescent() {
        agrees(new GradientDescent(), terms -> launch("gradientDescent_f64", terms[0], g, w));
    }

    @Test
    void momentum() {
        UpdateRule rule = new Momentum(MomentumSchedule.constant(0.9));
        agrees(rule, terms -> launch("momentum_f64", terms[0], terms[1], g, slots[0], w));
    }

    @Test
    void adaGrad() {
        agrees(new AdaGrad(1e-8), terms -> launch("adaGrad_f64", terms[0], 1e-8, g, slots[0], w));
    }

    @Test
    void rmsProp() {
        agrees(new RmsProp(0.9, 1e-8), terms -> launch("rmsProp_f64", terms[0], 0.9, 1e-8, g, slots[0], w));
    }

    @Test
    void adamWithEpsilonInside() {
        agrees(
                new Adam(0.9, 0.999, 1e-8, true),
                terms -> launch(
                        "adam_f64", terms[0], terms[1], terms[2], 0.9, 0.999, 1e-8, 0.0, g, slots[0], slots[1], w));
    }

    @Test
    void adamWithEpsilonOutside() {
        agrees(
                new Adam(0.9, 0.999, 1e-8, false),
                terms -> launch(
                        "adam_f64", terms[0], terms[1], terms[2], 0.9, 0.999, 0.0, 1e-8, g, slots[0], slots[1], w));
    }

    @Test
    void nesterovsLookAhead() {
        UpdateRule rule = new Nesterov(MomentumSchedule.constant(0.9));
        double[] weights = random(1);
        double[][] slot = {random(2)};
        double[] terms = rule.terms(ETA, 1);
        double[] expected = rule.gradientAt(weights, slot, terms, new double[D]);
        gpu.copyIn(weights, w);
        gpu.copyIn(slot[0], slots[0]);
        launch("lookAhead_f64", terms[1], slots[0], w, slots[1]);
        assertThat(read(slots[1])).isEqualTo(expected);
    }

    private void agrees(UpdateRule rule, Step step) {
        double[] weights = random(0);
        double[][] slot = new double[rule.slots()][D];
        gpu.copyIn(weights, w);
        for (int t = 1; t <= STEPS; t++) {
            double[] gradient = random(t);
            gpu.copyIn(gradient, g);
            double[] terms = rule.terms(ETA, t);
            rule.step(weights, slot, gradient, D, terms);
            step.launch(terms);
        }
        assertThat(read(w)).isEqualTo(weights);
        for (int s = 0; s < slot.length; s++) {
            assertThat(read(slots[s])).as("slot %d", s).isEqualTo(slot[s]);
        }
    }

    private void launch(String kernel, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = (long) D;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        gpu.launch(kernel, Shape.blocks(D), Shape.THREADS, all);
    }

    private long vector() {
        return gpu.allocate((long) D * Double.BYTES);
    }

    private double[] read(long address) {
        double[] values = new double[D];
        gpu.copyOut(address, values);
        return values;
    }

    private static double[] random(long seed) {
        return new SplittableRandom(seed).doubles(D, -1, 1).toArray();
    }
}
