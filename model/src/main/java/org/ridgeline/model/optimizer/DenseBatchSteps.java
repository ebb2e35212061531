package org.ridgeline.model.optimizer;

import java.util.Arrays;

/**
 * Mini-batch steps of rules that change every coordinate in every step, and not linearly: AdaGrad and RMSProp under a regularizer,
 * and Adam, whose first moment goes on without a gradient.
 *
 * <p>To leave a coordinate alone and make up for its steps later would be as many steps, one after the other. Whole vectors at a time
 * they take a quarter of that time or less on SST.
 */
final class DenseBatchSteps implements BatchSteps {

    private final LossSum objective;
    private final UpdateRule rule;
    private final BatchRows rows;
    private final RankedState state;
    private final double[] gradient;
    private double[] slopes = new double[0];

    DenseBatchSteps(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state) {
        this.objective = objective;
        this.rule = rule;
        this.rows = rows;
        this.state = state;
        gradient = new double[objective.dimension() + BatchRows.ZEROS];
    }

    @Override
    public void epoch(int[] order, int batchSize, double eta) {
        slopes = BatchSteps.atLeast(slopes, batchSize);
        for (int from = 0; from < order.length; from += batchSize) {
            int to = Math.min(order.length, from + batchSize);
            step(order, from, to, eta);
        }
    }

    private void step(int[] order, int from, int to, double eta) {
        double decay = objective.decay(to - from);
        rows.multiply(order, from, to, state.w, slopes);
        objective.marginsToSlopes(order, from, to, slopes);
        if (decay == 0) {
            Arrays.fill(gradient, 0);
        } else {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = decay * state.w[j];
            }
        }
        rows.add(order, from, to, slopes, 1, gradient);
        rule.step(state.w, state.slots, gradient, objective.dimension(), rule.terms(eta, state.nextStep()));
    }
}
