package org.ridgeline.model.optimizer;

import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Mini-batch steps that touch only the columns of their rows where that is possible. A coordinate that no row of a batch holds still
 * changes, by the regularizer and by what the rule remembers; where that change is linear it is made up for later, and the result
 * equals that of dense steps but for rounding.
 */
sealed interface BatchSteps permits GradientBatchSteps, MomentumBatchSteps, SparseBatchSteps, DenseBatchSteps {

    /**
     * Runs one epoch: N/b steps, the last batch being smaller where b does not divide N. Afterwards the ranked state is whole.
     *
     * @param order the examples in the order in which batches take them
     * @param batchSize b
     * @param eta the step size
     */
    void epoch(int[] order, int batchSize, double eta);

    /** Returns the steps that suit the rule; the state is in the order of the rows' ranks. */
    static BatchSteps of(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state) {
        if (rule instanceof UpdateRule.GradientDescent) {
            return new GradientBatchSteps(objective, rows, state);
        }
        if (rule instanceof UpdateRule.Momentum || rule instanceof UpdateRule.Nesterov) {
            return new MomentumBatchSteps(objective, rule, rows, state);
        }
        if (objective.decay(1) == 0 && !(rule instanceof UpdateRule.Adam)) {
            CsrMatrix x = objective.matrix();
            RareRanks rare = new RareRanks(x, state.ranking(), Math.min(x.columns(), RareRanks.FREQUENT));
            return new SparseBatchSteps(objective, rule, rows, state, rare);
        }
        return new DenseBatchSteps(objective, rule, rows, state);
    }

    /** Returns the scratch vector, or a longer one where it is too short. */
    static double[] atLeast(double[] scratch, int length) {
        return scratch.length < length ? new double[length] : scratch;
    }
}
