package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.optimizer.Checkpoint;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.model.optimizer.UpdateRule;

/** What a descent on a device must do, beside the CPU's; one subclass for each kind of device. */
abstract class GpuDescentContract {

    private static final int STEPS = 20;
    private static final double ETA = 0.01;
    private static final double LAMBDA = 0.5;

    /** Twenty steps over sums of at most forty numbers, each rounded; no step enlarges an error. */
    private static final double ROUNDING = STEPS * 40 * Math.ulp(1.0);

    private final Workers workers = new Workers(1);
    private Gpu gpu;

    /** Returns a device, or aborts the test. */
    abstract Gpu open();

    @BeforeEach
    void openDevice() {
        gpu = open();
    }

    @AfterEach
    void close() {
        workers.close();
        if (gpu != null) {
            gpu.close();
        }
    }

    static List<Named<UpdateRule>> rules() {
        return Stream.of(
                        UpdateRule.gradientDescent(),
                        UpdateRule.momentum(MomentumSchedule.constant(0.5)),
                        UpdateRule.nesterov(MomentumSchedule.constant(0.5)),
                        UpdateRule.adaGrad(1e-3),
                        UpdateRule.rmsProp(0.9, 1e-3),
                        UpdateRule.adam(0.9, 0.999, 1e-3, true))
                .map(rule -> Named.of(rule.name(), rule))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void takesTheStepsOfTheCpu(UpdateRule rule) {
        LabeledMatrix examples = examples();
        Objective objective = Objective.ridge(examples, Scaling.MEAN, LAMBDA, workers);
        Descent onCpu = new Descent(
                objective, DescentPlan.fullBatch(rule, ETA, STEPS), Descent.Measures.none(), new double[20]);
        onCpu.run(epoch -> {});
        double[] expected = onCpu.parameters();
        double[] gradient = new double[20];
        double value = objective.valueAndGradient(expected, gradient);
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, 1);
                GpuDescent descent = new GpuDescent(x, examples.labels(), LAMBDA, 1.0 / examples.rows())) {
            for (int t = 1; t <= STEPS; t++) {
                double[] terms = rule.terms().at(ETA, t);
                descent.step(rule.kernel().orElseThrow(), terms, rule.slots(), rule.lookAhead() ? terms[1] : 0);
            }
            double[] weights = new double[20];
            descent.get(weights, new double[0][]);
            assertThat(weights).containsExactly(expected, within(ROUNDING));
            assertThat(descent.objective()).isCloseTo(value, within(ROUNDING));
            assertThat(descent.gradientNorm()).isCloseTo(Vectors.norm(gradient), within(ROUNDING));
        }
    }

    /** From the outside: the optimizer's own descent finds the device, waits where it records, and stops by the same rules. */
    @ParameterizedTest
    @MethodSource("rules")
    void aWholeDescentRunsOnTheDevice(UpdateRule rule) {
        LabeledMatrix examples = examples();
        DescentPlan plan = new DescentPlan(
                rule, StepSize.constant(ETA), DescentPlan.FULL_BATCH, 1, Stopping.afterEpochs(STEPS), 7);
        List<EpochRecord> expected = new ArrayList<>();
        double[] parameters;
        try (Descent onCpu = descent(Objective.ridge(examples, Scaling.MEAN, LAMBDA, workers), plan)) {
            onCpu.run(expected::add);
            parameters = onCpu.parameters();
        }
        List<EpochRecord> records = new ArrayList<>();
        long free = gpu.freeBytes();
        try (SparseProducts products = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, Shape.MAX_BATCH)) {
            Objective objective = Objective.ridge(examples, products, Scaling.MEAN, LAMBDA);
            assertThat(objective.onDevice()).hasValueSatisfying(DeviceDescent::close);
            try (Descent onDevice = descent(objective, plan)) {
                onDevice.run(records::add);
                assertThat(onDevice.parameters()).containsExactly(parameters, within(ROUNDING));
            }
        }
        assertThat(gpu.freeBytes()).isEqualTo(free);
        assertThat(records).extracting(EpochRecord::epoch).containsExactly(0, 7, 14, STEPS);
        for (int k = 0; k < records.size(); k++) {
            assertThat(records.get(k).steps()).isEqualTo(expected.get(k).steps());
            assertThat(records.get(k).objective()).isCloseTo(expected.get(k).objective(), within(ROUNDING));
            assertThat(records.get(k).gradientNorm()).isCloseTo(expected.get(k).gradientNorm(), within(ROUNDING));
        }
    }

    /** A checkpoint taken on the device goes on there to the same bits. */
    @ParameterizedTest
    @MethodSource("rules")
    void goesOnFromACheckpointToTheSameBits(UpdateRule rule) {
        LabeledMatrix examples = examples();
        DescentPlan plan = DescentPlan.fullBatch(rule, ETA, STEPS);
        try (SparseProducts products = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, Shape.MAX_BATCH)) {
            Objective objective = Objective.ridge(examples, products, Scaling.MEAN, LAMBDA);
            double[] whole;
            Checkpoint middle;
            try (Descent descent = descent(objective, plan)) {
                for (int epoch = 0; epoch < STEPS / 2; epoch++) {
                    descent.epoch(record -> {});
                }
                middle = descent.checkpoint();
                descent.run(record -> {});
                whole = descent.parameters();
            }
            try (Descent resumed = Descent.resume(objective, plan, Descent.Measures.none(), new double[20], middle)) {
                resumed.run(record -> {});
                assertThat(resumed.parameters()).isEqualTo(whole);
            }
        }
    }

    private static Descent descent(Objective objective, DescentPlan plan) {
        return new Descent(objective, plan, Descent.Measures.none(), new double[20]);
    }

    private static LabeledMatrix examples() {
        SplittableRandom random = new SplittableRandom(3);
        CsrBuilder builder = new CsrBuilder(20);
        double[] labels = new double[40];
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < 5; k++) {
                builder.add(random.nextInt(20), 1);
            }
            builder.endRow();
            labels[i] = random.nextBoolean() ? 1 : -1;
        }
        return new LabeledMatrix(builder.build(), labels);
    }
}
