package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Stopping.Reason;

class CheckpointTest {

    private static final Workers WORKERS = new Workers(1);
    private static final MomentumSchedule GAMMA = MomentumSchedule.constant(0.9);
    private final LabeledMatrix examples = Examples.sparse(21, 150, 60);
    private final Objective mean = Objective.ridge(examples, Scaling.MEAN, 1, WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @MethodSource("org.ridgeline.model.optimizer.Examples#everyRuleAndBatch")
    void resumedDescentsHaveTheSameBits(UpdateRule rule, int batch, @TempDir Path folder) throws IOException {
        DescentPlan plan =
                new DescentPlan(rule, StepSize.halveOnRise(0.01), batch, 7, new Stopping(12, 0, 0, 0, 1e9), 1);
        double[] start = new double[60];
        Descent whole = new Descent(mean, plan, objectiveAsValidation(), start);
        whole.run(record -> {});
        Path file = folder.resolve("descent.checkpoint");
        Descent part = new Descent(mean, plan, objectiveAsValidation(), start);
        while (part.epochs() < 12) {
            part.epoch(record -> {});
            part.checkpoint().write(file);
            part = Descent.resume(mean, plan, objectiveAsValidation(), start, Checkpoint.read(file));
        }
        assertThat(part.parameters()).containsExactly(whole.parameters());
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @ParameterizedTest
    @MethodSource("org.ridgeline.model.optimizer.Examples#everyRuleAndBatch")
    void aResumedDescentKnowsItsHistoryFromTheStart(UpdateRule rule, int batch) {
        DescentPlan plan =
                new DescentPlan(rule, StepSize.halveOnRise(0.01), batch, 7, new Stopping(12, 0, 0, 0, 1e9), 2);
        double[] start = new double[60];
        Descent whole = new Descent(mean, plan, objectiveAsValidation(), start);
        List<Checkpoint> kept = new ArrayList<>();
        whole.run(record -> {}, () -> kept.add(whole.checkpoint()));
        assertThat(whole.history()).extracting(EpochRecord::epoch).containsExactly(0, 2, 4, 6, 8, 10, 12);
        for (Checkpoint checkpoint : kept) {
            Descent resumed = Descent.resume(mean, plan, objectiveAsValidation(), start, checkpoint);
            resumed.run(record -> {});
            assertThat(resumed.history())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(whole.history());
            assertThat(resumed.history()).extracting(EpochRecord::seconds).isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("org.ridgeline.model.optimizer.Examples#everyRuleAndBatch")
    void aDescentTakesNoStepBeyondItsLastEpochWhenItIsResumedThereAndIsRefusedBeyond(UpdateRule rule, int batch) {
        DescentPlan ten = new DescentPlan(rule, StepSize.constant(0.01), batch, 7, Stopping.afterEpochs(10), 4);
        double[] start = new double[60];
        Descent longer = new Descent(mean, ten.until(20), Descent.Measures.none(), start);
        while (longer.epochs() < 10) {
            longer.epoch(record -> {});
        }
        Descent whole = new Descent(mean, ten, Descent.Measures.none(), start);
        whole.run(record -> {});
        Descent resumed = Descent.resume(mean, ten, Descent.Measures.none(), start, longer.checkpoint());
        assertThat(resumed.run(record -> {})).isEqualTo(Reason.EPOCHS);
        assertThat(resumed.parameters()).containsExactly(whole.parameters());
        assertThat(resumed.history().get(resumed.history().size() - 1))
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(whole.history().get(whole.history().size() - 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Descent.resume(mean, ten.until(9), Descent.Measures.none(), start, longer.checkpoint()))
                .withMessageContaining("expected one after at most 9 epochs, got one after 10");
    }

    @Test
    void aCheckpointOfAnotherPlanOrADamagedOneIsRefused(@TempDir Path folder) throws IOException {
        DescentPlan plan = DescentPlan.fullBatch(UpdateRule.gradientDescent(), 0.01, 5);
        DescentPlan other = DescentPlan.fullBatch(UpdateRule.momentum(GAMMA), 0.01, 5);
        Path file = folder.resolve("c");
        new Descent(mean, plan, Descent.Measures.none(), new double[60])
                .checkpoint()
                .write(file);
        Checkpoint checkpoint = Checkpoint.read(file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Descent.resume(mean, other, Descent.Measures.none(), new double[60], checkpoint))
                .withMessageStartingWith(
                        "checkpoint of another descent: optimizer: expected momentum, gamma 0.9, got gradient descent\n");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageContaining("damaged");
    }

    private Descent.Measures objectiveAsValidation() {
        Objective own = Objective.ridge(examples, Scaling.MEAN, 1, WORKERS);
        return new Descent.Measures() {
            @Override
            public Map<String, Double> of(double[] w) {
                return Map.of("objective", own.value(w));
            }

            @Override
            public Optional<String> validation() {
                return Optional.of("objective");
            }
        };
    }
}
