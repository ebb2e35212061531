package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.UpdateRule.AdaGrad;
import org.ridgeline.model.optimizer.UpdateRule.Adam;
import org.ridgeline.model.optimizer.UpdateRule.GradientDescent;
import org.ridgeline.model.optimizer.UpdateRule.Momentum;
import org.ridgeline.model.optimizer.UpdateRule.Nesterov;
import org.ridgeline.model.optimizer.UpdateRule.RmsProp;

class BatchStepsTest {

    /** Weights are of the order of one; a few hundred steps of a contraction keep the rounding of each. */
    private static final Offset<Double> SAME = within(1e-12);

    private static final Workers WORKERS = new Workers(1);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    static List<Arguments> settings() {
        MomentumSchedule gamma = MomentumSchedule.constant(0.9);
        MomentumSchedule rising = new MomentumSchedule.Rising(0.95);
        List<Arguments> settings = new ArrayList<>();
        for (UpdateRule rule : List.of(
                new GradientDescent(),
                new Momentum(gamma),
                new Momentum(rising),
                new Nesterov(gamma),
                new Nesterov(rising),
                new AdaGrad(1e-8),
                new RmsProp(0.9, 1e-8),
                new Adam(0.9, 0.999, 1e-8, true),
                new Adam(0.9, 0.999, 1e-8, false))) {
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
        requireTextbooks(examples, rule, lambda, batch, scaling, 20);
        if (rule instanceof AdaGrad || rule instanceof RmsProp) {
            requireTextbooks(examples, rule, lambda, batch, scaling, 0);
            requireTextbooks(
                    examples, rule, lambda, batch, scaling, examples.matrix().columns());
        }
    }

    private static void requireTextbooks(
            LabeledMatrix examples, UpdateRule rule, double lambda, int batch, Scaling scaling, int frequent) {
        LossSum objective = LossSum.leastSquares(examples, scaling, lambda, WORKERS);
        boolean adaptive = rule instanceof AdaGrad || rule instanceof RmsProp || rule instanceof Adam;
        double eta = adaptive ? 0.01 : scaling == Scaling.MEAN ? 0.005 : 0.0002;
        DescentState lazy = new DescentState(new double[objective.dimension()], rule);
        DescentState dense = new DescentState(new double[objective.dimension()], rule);
        int[] ranking = BatchRows.ranking(examples.matrix());
        RankedState ranked = new RankedState(lazy, ranking);
        BatchSteps steps = steps(objective, rule, ranked, frequent);
        for (int epoch = 0; epoch < 3; epoch++) {
            int[] order = MiniBatches.order(200, 11, epoch);
            // The step size changes between epochs, as schedules do.
            steps.epoch(order, batch, eta / (1 + epoch));
            denseEpoch(examples, objective, rule, dense, order, batch, eta / (1 + epoch));
        }
        ranked.store();
        assertThat(lazy.steps).isEqualTo(dense.steps);
        assertThat(lazy.w).containsExactly(dense.w, SAME);
        for (int s = 0; s < rule.slots(); s++) {
            assertThat(lazy.slots[s]).containsExactly(dense.slots[s], SAME);
        }
        assertThat(lazy.w[lazy.w.length - 1])
                .as("the bias, which every row holds")
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.5, 0.99, 0.999, 1 - 1e-9})
    void anyShareOfTheLastUpdateMayBeKept(double gamma) {
        MomentumSchedule schedule = MomentumSchedule.constant(gamma);
        for (UpdateRule rule : List.of(new Momentum(schedule), new Nesterov(schedule))) {
            for (double lambda : new double[] {0, 1, 1e3}) {
                requireTextbooks(Examples.sparse(5, 200, 120), rule, lambda, 7, Scaling.MEAN);
            }
        }
    }

    static List<UpdateRule> rulesThatLeaveColumns() {
        return List.of(new AdaGrad(1e-8), new RmsProp(0.9, 1e-8));
    }

    @ParameterizedTest
    @MethodSource("rulesThatLeaveColumns")
    void aGradientThatComesBackToZeroWithinABatchIsTakenOnce(UpdateRule rule) {
        for (int frequent = 0; frequent <= 3; frequent++) {
            requireThatItIsTakenOnce(rule, frequent);
        }
    }

    private static void requireThatItIsTakenOnce(UpdateRule rule, int frequent) {
        // At w = 0 the slopes are in proportion to -y: column 0 sums to 0 after two rows and goes on, column 1 stays
        // there.
        CsrBuilder builder = new CsrBuilder(3);
        for (int other : new int[] {1, 1, 2}) {
            builder.add(0, 1);
            builder.add(other, 1);
            builder.endRow();
        }
        LabeledMatrix examples = new LabeledMatrix(builder.build(), new double[] {1, -1, 1});
        LossSum objective = LossSum.leastSquares(examples, Scaling.MEAN, 0, WORKERS);
        DescentState lazy = new DescentState(new double[3], rule);
        DescentState dense = new DescentState(new double[3], rule);
        int[] order = {0, 1, 2};
        int[] ranking = BatchRows.ranking(examples.matrix());
        RankedState ranked = new RankedState(lazy, ranking);
        steps(objective, rule, ranked, frequent).epoch(order, 3, 0.01);
        ranked.store();
        denseEpoch(examples, objective, rule, dense, order, 3, 0.01);
        assertThat(lazy.w).containsExactly(dense.w, SAME);
        assertThat(lazy.slots[0]).containsExactly(dense.slots[0], SAME);
        assertThat(lazy.w[0]).isEqualTo(lazy.w[2]).isPositive();
        assertThat(lazy.w[1]).isZero();
    }

    /** Returns the steps that suit the rule, with so many frequent ranks where it matters. */
    private static BatchSteps steps(LossSum objective, UpdateRule rule, RankedState state, int frequent) {
        CsrMatrix x = objective.matrix();
        BatchRows rows = BatchRows.of(x, state.ranking());
        BatchSteps steps = BatchSteps.of(objective, rule, rows, state);
        return steps instanceof SparseBatchSteps
                ? new SparseBatchSteps(objective, rule, rows, state, new RareRanks(x, state.ranking(), frequent))
                : steps;
    }

    /** The same steps as they are written in a textbook: every coordinate at every step. */
    private static void denseEpoch(
            LabeledMatrix examples,
            LossSum objective,
            UpdateRule rule,
            DescentState state,
            int[] order,
            int batch,
            double eta) {
        CsrMatrix x = examples.matrix();
        int d = x.columns();
        for (int from = 0; from < order.length; from += batch) {
            int to = Math.min(order.length, from + batch);
            long t = state.steps + 1;
            double[] terms = rule.terms(eta, t);
            double[] probe = new double[d];
            double[] gradient = new double[d];
            for (int j = 0; j < d; j++) {
                probe[j] = rule.probe(state.w[j], state.slots, j, terms);
                gradient[j] = objective.decay(to - from) * probe[j];
            }
            double[] slopes = new double[to - from];
            for (int r = from; r < to; r++) {
                for (int j = 0; j < d; j++) {
                    slopes[r - from] += x.get(order[r], j) * probe[j];
                }
            }
            objective.marginsToSlopes(order, from, to, slopes);
            for (int r = from; r < to; r++) {
                for (int j = 0; j < d; j++) {
                    gradient[j] += slopes[r - from] * x.get(order[r], j);
                }
            }
            rule.step(state.w, state.slots, gradient, d, terms);
            state.steps = t;
        }
    }
}
