package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.model.optimizer.MomentumSchedule;
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

    static List<Named<UpdateRule>> rules() {
        return Stream.of(
                        UpdateRule.gradientDescent(),
                        UpdateRule.momentum(MomentumSchedule.constant(0.9)),
                        UpdateRule.adaGrad(1e-8),
                        UpdateRule.rmsProp(0.9, 1e-8),
                        UpdateRule.adam(0.9, 0.999, 1e-8, true),
                        UpdateRule.adam(0.9, 0.999, 1e-8, false))
                .map(rule -> Named.of(rule.describe(), rule))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theKernelTakesTheStepsOfTheRule(UpdateRule rule) {
        double[] weights = random(0);
        double[][] slot = new double[rule.slots()][D];
        gpu.copyIn(weights, w);
        for (int t = 1; t <= STEPS; t++) {
            double[] gradient = random(t);
            gpu.copyIn(gradient, g);
            double[] terms = rule.terms().at(ETA, t);
            rule.step().take(weights, slot, gradient, terms);
            List<Object> arguments = new ArrayList<>();
            Arrays.stream(terms).forEach(arguments::add);
            arguments.addAll(List.of(g, slots[0], slots[1]).subList(0, 1 + rule.slots()));
            arguments.add(w);
            launch(rule.kernel().orElseThrow() + "_f64", arguments.toArray());
        }
        assertThat(read(w)).isEqualTo(weights);
        for (int s = 0; s < slot.length; s++) {
            assertThat(read(slots[s])).as("slot %d", s).isEqualTo(slot[s]);
        }
    }

    @Test
    void nesterovsLookAhead() {
        UpdateRule rule = UpdateRule.nesterov(MomentumSchedule.constant(0.9));
        double[] weights = random(1);
        double[][] slot = {random(2)};
        double[] terms = rule.terms().at(ETA, 1);
        double[] expected = rule.gradientAt(weights, slot, terms, new double[D]);
        gpu.copyIn(weights, w);
        gpu.copyIn(slot[0], slots[0]);
        launch("lookAhead_f64", terms[1], slots[0], w, slots[1]);
        assertThat(read(slots[1])).isEqualTo(expected);
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
