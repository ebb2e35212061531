package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Stopping.Reason;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;

class DescentTest {

    private static final Workers WORKERS = new Workers(1);
    private static final MomentumSchedule GAMMA = MomentumSchedule.constant(0.9);
    private final LabeledMatrix examples = Examples.sparse(21, 150, 60);
    private final Objective mean = Objective.ridge(examples, Scaling.MEAN, 1, WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void nesterovReachesTheExactOptimum() {
        double[] exact = new LeastSquares(examples, WORKERS)
                .fit(1, SolverSettings.defaults())
                .weights();
        DescentPlan plan = DescentPlan.fullBatch(UpdateRule.nesterov(GAMMA), safeStep(Scaling.MEAN), 3000);
        Descent descent = new Descent(mean, plan, Descent.Measures.none(), new double[60]);
        descent.run(record -> {});
        assertThat(descent.parameters()).containsExactly(exact, within(1e-8));
    }

    private double safeStep(Scaling scaling) {
        double sigma = new LeastSquares(examples, WORKERS).largestSingularValue();
        return 1 / scaling.curvature(sigma, examples.rows(), 1);
    }

    @Test
    void theSafeStepNeverRaisesTheObjective() {
        double eta = safeStep(Scaling.SUM);
        Objective sum = Objective.ridge(examples, Scaling.SUM, 1, WORKERS);
        List<EpochRecord> history = new ArrayList<>();
        new Descent(
                        sum,
                        DescentPlan.fullBatch(UpdateRule.gradientDescent(), eta, 50),
                        Descent.Measures.none(),
                        new double[60])
                .run(history::add);
        assertThat(history).hasSize(51);
        for (int k = 1; k < history.size(); k++) {
            assertThat(history.get(k).objective()).isLessThan(history.get(k - 1).objective());
        }
    }

    @Test
    void anEpochTakesAsManyStepsAsBatchesFit() {
        DescentPlan plan = new DescentPlan(
                UpdateRule.gradientDescent(), StepSize.constant(0.01), 64, 1, Stopping.afterEpochs(2), 1);
        List<EpochRecord> history = new ArrayList<>();
        new Descent(mean, plan, Descent.Measures.none(), new double[60]).run(history::add);
        // 150 examples in batches of 64 are 3 steps.
        assertThat(history).extracting(EpochRecord::steps).containsExactly(0L, 3L, 6L);
    }

    @Test
    void everyReasonToStopIsGiven() {
        assertThat(reason(new Stopping(5, 0, 0, 0, 1e9))).isEqualTo(Reason.EPOCHS);
        assertThat(reason(new Stopping(100_000, 1e-3, 0, 0, 1e9))).isEqualTo(Reason.GRADIENT);
        assertThat(reason(new Stopping(100_000, 0, 1e-6, 0, 1e9))).isEqualTo(Reason.CHANGE);
        assertThat(reason(new Stopping(100_000, 0, 0, 0, 1e-9))).isEqualTo(Reason.TIME);
    }

    @ParameterizedTest
    @MethodSource("org.ridgeline.model.optimizer.Examples#everyRuleAndBatch")
    void aStepSizeThatDivergesIsNamedAtOnce(UpdateRule rule, int batch) {
        boolean adaptive = rule.name().startsWith("ad") || rule.name().equals("rmsprop");
        DescentPlan plan =
                new DescentPlan(rule, StepSize.constant(adaptive ? 1e12 : 1e6), batch, 3, Stopping.afterEpochs(50), 1);
        Descent descent = new Descent(mean, plan, Descent.Measures.none(), new double[60]);
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() ->
                        descent.run(record -> assertThat(record.objective()).isFinite()))
                .withMessageContaining("The last good epoch in the history is 0, with objective 1.0000")
                .withMessageNotContaining("NaN");
    }

    @Test
    void theLastGoodEpochIsNotOneThatIsWorseThanTheStart() {
        // In the direction of the largest curvature each step multiplies the error by 1 - 3 = -2.
        DescentPlan plan = DescentPlan.fullBatch(UpdateRule.gradientDescent(), 3 * safeStep(Scaling.MEAN), 100);
        Descent descent = new Descent(mean, plan, Descent.Measures.none(), new double[60]);
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> descent.run(record -> {}))
                .satisfies(e -> {
                    assertThat(descent.epochs()).isGreaterThan(5);
                    double start = descent.history().get(0).objective();
                    int good = e.lastGoodEpoch();
                    assertThat(descent.history().get(good).objective()).isLessThanOrEqualTo(start);
                    assertThat(descent.history()
                                    .subList(good + 1, descent.history().size()))
                            .isNotEmpty()
                            .allSatisfy(record -> assertThat(record.objective()).isGreaterThan(start));
                });
    }

    @Test
    void aDescentThatEndsAboveItsStartDivergesThoughItStaysWithinBounds() {
        DescentPlan slow = DescentPlan.fullBatch(UpdateRule.gradientDescent(), 3 * safeStep(Scaling.MEAN), 6);
        Descent descent = new Descent(mean, slow, Descent.Measures.none(), new double[60]);
        assertThat(descent.run(record -> {})).isEqualTo(Reason.EPOCHS);
        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> DivergenceException.requireNotAboveTheStart(descent.history()))
                .withMessageContaining("after epoch 6, its last, the objective is ")
                .withMessageContaining("above the 1.0000");
        Descent safe = new Descent(
                mean,
                DescentPlan.fullBatch(UpdateRule.gradientDescent(), safeStep(Scaling.MEAN), 6),
                Descent.Measures.none(),
                new double[60]);
        safe.run(record -> {});
        DivergenceException.requireNotAboveTheStart(safe.history());
    }

    @Test
    void wrongSettingsAreNamed() {
        DescentPlan large =
                new DescentPlan(UpdateRule.gradientDescent(), StepSize.constant(1), 151, 1, Stopping.afterEpochs(1), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Descent(mean, large, Descent.Measures.none(), new double[60]))
                .withMessage("batch size must be at most the number of examples, 150, got 151");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MomentumSchedule.constant(1))
                .withMessageContaining("[0, 1), got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSize.constant(Double.NaN))
                .withMessageContaining("step size");
        double[] broken = new double[60];
        broken[3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Descent(
                        mean,
                        DescentPlan.fullBatch(UpdateRule.gradientDescent(), 1, 1),
                        Descent.Measures.none(),
                        broken))
                .withMessageContaining("not finite at the start");
    }

    @Test
    void schedulesFollowTheirFormulas() {
        assertThat(StepSize.stepDecay(1, 3).at(7, 0)).isEqualTo(0.25);
        assertThat(StepSize.exponential(2, 0.5).at(4, 0)).isCloseTo(2 * Math.exp(-2), within(1e-15));
        assertThat(StepSize.inverse(3, 0.5).at(4, 0)).isEqualTo(1);
        assertThat(StepSize.halveOnRise(1).at(9, 2)).isEqualTo(0.25);
        StepSize warm = StepSize.warmUp(3, StepSize.stepDecay(1, 2));
        assertThat(new double[] {warm.at(0, 0), warm.at(2, 0), warm.at(3, 0), warm.at(5, 0)})
                .containsExactly(0.25, 0.75, 1, 0.5);
        MomentumSchedule rising = MomentumSchedule.rising(0.9);
        // 1 - 2^(-1 - log2(floor(t/250) + 1)): a half, then three quarters, five sixths, ..., at most 0.9.
        assertThat(new double[] {rising.at(1), rising.at(249), rising.at(250), rising.at(500), rising.at(10_000)})
                .containsExactly(0.5, 0.5, 0.75, 1 - 0.5 / 3, 0.9);
    }

    @Test
    void theSearchFindsTheBestStepSizeAndOutlivesDivergence() {
        List<StepSizeSearch.Trial> trials = StepSizeSearch.search(-4, 3, 2, eta -> {
            Descent descent = new Descent(
                    mean,
                    DescentPlan.fullBatch(UpdateRule.gradientDescent(), eta, 20),
                    Descent.Measures.none(),
                    new double[60]);
            descent.run(record -> {});
            return mean.value(descent.parameters());
        });
        assertThat(trials).hasSize(12);
        assertThat(trials.get(0).score()).isLessThan(1).isFinite();
        assertThat(trials.get(11).score()).isInfinite();
        assertThat(trials).isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
    }

    private Reason reason(Stopping stopping) {
        DescentPlan plan = new DescentPlan(UpdateRule.nesterov(GAMMA), StepSize.constant(0.05), 0, 0, stopping, 1);
        return new Descent(mean, plan, Descent.Measures.none(), new double[60]).run(record -> {});
    }
}
