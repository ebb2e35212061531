package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;

class MiniBatchesTest {

    /** Weights are of the order of one; a few hundred steps of a contraction keep the rounding of each. */
    private static final Offset<Double> SAME = within(1e-12);

    private static final Workers WORKERS = new Workers(1);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    static List<Arguments> settings() {
        MomentumSchedule gamma = MomentumSchedule.constant(0.9);
        MomentumSchedule rising = MomentumSchedule.rising(0.95);
        List<Arguments> settings = new ArrayList<>();
        for (UpdateRule rule : List.of(
                UpdateRule.gradientDescent(),
                UpdateRule.momentum(gamma),
                UpdateRule.momentum(rising),
                UpdateRule.nesterov(gamma),
                UpdateRule.nesterov(rising),
                UpdateRule.adaGrad(1e-8),
                UpdateRule.rmsProp(0.9, 1e-8),
                UpdateRule.adam(0.9, 0.999, 1e-8, true),
                UpdateRule.adam(0.9, 0.999, 1e-8, false))) {
            for (double lambda : new double[] {0, 1}) {
                for (int batch : new int[] {1, 7, 64, 200}) {
                    for (Scaling scaling : new Scaling[] {Scaling.MEAN, Scaling.SUM}) {
                        settings.add(Arguments.of(rule, lambda, batch, scaling));
                    }
                }
            }
        }
        return settings;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void batchStepsEqualTheTextbooks(UpdateRule rule, double lambda, int batch, Scaling scaling) {
        requireTextbooks(Examples.sparse(5, 200, 120), rule, lambda, batch, scaling);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void batchStepsEqualTheTextbooksForValuesThatAreNoCounts(
            UpdateRule rule, double lambda, int batch, Scaling scaling) {
        LabeledMatrix counts = Examples.sparse(5, 200, 120);
        double[] scale = new double[200];
        Arrays.setAll(scale, i -> 0.5 + i / 400.0);
        LabeledMatrix scaled = new LabeledMatrix(
                counts.matrix().scaledRows(IntStream.range(0, 200).toArray(), scale), counts.labels());
        requireTextbooks(scaled, rule, lambda, batch, scaling);
    }

    private static void requireTextbooks(
            LabeledMatrix examples, UpdateRule rule, double lambda, int batch, Scaling scaling) {
        Objective objective = Objective.ridge(examples, scaling, lambda, WORKERS);
        boolean adaptive = rule.usualEta().isPresent();
        double eta = adaptive ? 0.01 : scaling == Scaling.MEAN ? 0.005 : 0.0002;
        DescentState state = new DescentState(new double[objective.dimension()], rule);
        DescentState textbook = new DescentState(new double[objective.dimension()], rule);
        DescentPlan plan = new DescentPlan(rule, StepSize.constant(eta), batch, 11, Stopping.afterEpochs(3), 1);
        Steps batches = Steps.of(objective, plan, state);
        for (int epoch = 0; epoch < 3; epoch++) {
            // The step size changes between epochs, as schedules do.
            assertThat(batches.epoch(epoch, eta / (1 + epoch))).isZero();
            textbookEpoch(
                    examples,
                    rule,
                    lambda,
                    scaling,
                    textbook,
                    HostSteps.order(200, 11, epoch),
                    batch,
                    eta / (1 + epoch));
        }
        assertThat(state.steps).isEqualTo(textbook.steps);
        assertThat(state.w).containsExactly(textbook.w, SAME);
        for (int s = 0; s < rule.slots(); s++) {
            assertThat(state.slots[s]).containsExactly(textbook.slots[s], SAME);
        }
        assertThat(state.w[state.w.length - 1])
                .as("the bias, which every row holds")
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.5, 0.99, 0.999, 1 - 1e-9})
    void anyShareOfTheLastUpdateMayBeKept(double gamma) {
        MomentumSchedule schedule = MomentumSchedule.constant(gamma);
        for (UpdateRule rule : List.of(UpdateRule.momentum(schedule), UpdateRule.nesterov(schedule))) {
            for (double lambda : new double[] {0, 1, 1e3}) {
                requireTextbooks(Examples.sparse(5, 200, 120), rule, lambda, 7, Scaling.MEAN);
            }
        }
    }

    @Test
    void anEpochsOrderIsAPermutationThatTheSeedDecides() {
        assertThat(HostSteps.order(5, DescentPlan.IN_ORDER, 3)).containsExactly(0, 1, 2, 3, 4);
        int[] order = HostSteps.order(100, 9, 4);
        assertThat(order).isEqualTo(HostSteps.order(100, 9, 4)).isNotEqualTo(HostSteps.order(100, 9, 5));
        assertThat(order.clone()).containsExactlyInAnyOrder(HostSteps.order(100, DescentPlan.IN_ORDER, 0));
    }

    /** The same steps as they are written in a textbook, over a dense matrix. */
    private static void textbookEpoch(
            LabeledMatrix examples,
            UpdateRule rule,
            double lambda,
            Scaling scaling,
            DescentState state,
            int[] order,
            int batch,
            double eta) {
        CsrMatrix x = examples.matrix();
        int n = x.rows();
        int d = x.columns();
        for (int from = 0; from < n; from += batch) {
            int to = Math.min(n, from + batch);
            double c = scaling == Scaling.MEAN ? 1.0 / (to - from) : 1;
            double[] terms = rule.terms().at(eta, ++state.steps);
            double[] at = rule.gradientAt(state.w, state.slots, terms, new double[d]);
            double[] gradient = new double[d];
            for (int r = from; r < to; r++) {
                double z = 0;
                for (int j = 0; j < d; j++) {
                    z += x.get(order[r], j) * at[j];
                }
                for (int j = 0; j < d; j++) {
                    gradient[j] += c * 2 * (z - examples.label(order[r])) * x.get(order[r], j);
                }
            }
            for (int j = 0; j < d; j++) {
                gradient[j] += c * (to - from) / n * 2 * lambda * at[j];
            }
            rule.step().take(state.w, state.slots, gradient, terms);
        }
    }
}
