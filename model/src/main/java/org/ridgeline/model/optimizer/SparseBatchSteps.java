package org.ridgeline.model.optimizer;

import java.util.Arrays;

/**
 * Mini-batch steps of AdaGrad and RMSProp without a regularizer: where a coordinate's gradient is 0 its weight stays, and v stays
 * (AdaGrad) or shrinks by beta (RMSProp).
 *
 * <p>The {@link RareRanks frequent} coordinates are moved in every step. For the rare ones v is kept as {@code v_j = scale s_j} with
 * one scale, {@code beta^t}, for all j: a step gathers those of its rows, applies the rule to them and puts them back. Before the scale
 * underflows it is multiplied into s and begins anew.
 */
final class SparseBatchSteps implements BatchSteps {

    private static final double LEAST_SCALE = 1e-100;

    private final LossSum objective;
    private final UpdateRule rule;
    private final BatchRows rows;
    private final RankedState state;
    private final RareRanks rare;

    /** The ranks below this are frequent. */
    private final int frequent;

    /** By what v shrinks where no gradient is. */
    private final double beta;

    /** The gradient; zero between batches. */
    private final double[] gradient;

    /** Rare ranks of a batch: first all that its rows hold, then those where the gradient is not 0. */
    private int[] rank = new int[0];

    /** Beside those ranks w, v and the gradient there, with room for one more to be tried. */
    private final double[] w;

    private final double[][] slots;
    private final double[] g;
    private double[] slopes = new double[0];
    private double scale = 1;

    SparseBatchSteps(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state, RareRanks rare) {
        this.objective = objective;
        this.rule = rule;
        this.rows = rows;
        this.state = state;
        this.rare = rare;
        beta = rule instanceof UpdateRule.RmsProp rms ? rms.beta() : 1;
        int d = objective.dimension();
        frequent = rare.frequent();
        gradient = new double[d + BatchRows.ZEROS];
        w = new double[d + 1];
        slots = new double[1][d + 1];
        g = new double[d + 1];
    }

    @Override
    public void epoch(int[] order, int batchSize, double eta) {
        if (slopes.length < batchSize) {
            slopes = new double[batchSize];
            rank = rare.room(batchSize);
        }
        for (int from = 0; from < order.length; from += batchSize) {
            step(order, from, Math.min(order.length, from + batchSize), eta);
        }
        renew();
    }

    private void step(int[] order, int from, int to, double eta) {
        rows.multiply(order, from, to, state.w, slopes);
        objective.marginsToSlopes(order, from, to, slopes);
        rows.add(order, from, to, slopes, 1, gradient);
        double[] terms = rule.terms(eta, state.nextStep());

        rule.step(state.w, state.slots, gradient, frequent, terms);
        Arrays.fill(gradient, 0, frequent, 0);

        int count = takeGradient(order, from, to);
        gather(count);
        rule.step(w, slots, g, count, terms);
        scale *= beta;
        if (scale < LEAST_SCALE) {
            renew();
        }
        putBack(count);
    }

    /**
     * Takes the gradient at the rare ranks that the rows hold, each rank once and none where it is 0: to take it leaves 0.
     *
     * @return how many ranks are left
     */
    private int takeGradient(int[] order, int from, int to) {
        int listed = rare.list(order, from, to, rank);
        int count = 0;
        for (int h = 0; h < listed; h++) {
            int j = rank[h];
            double slope = gradient[j];
            gradient[j] = 0;
            rank[count] = j;
            g[count] = slope;
            count += slope == 0 ? 0 : 1;
        }
        return count;
    }

    private void gather(int count) {
        double[] s = state.slots[0];
        double[] v = slots[0];
        for (int h = 0; h < count; h++) {
            w[h] = state.w[rank[h]];
            v[h] = scale * s[rank[h]];
        }
    }

    private void putBack(int count) {
        double[] s = state.slots[0];
        double inverse = 1 / scale;
        for (int h = 0; h < count; h++) {
            state.w[rank[h]] = w[h];
            s[rank[h]] = inverse * slots[0][h];
        }
    }

    private void renew() {
        if (scale != 1) {
            double[] s = state.slots[0];
            for (int j = frequent; j < s.length; j++) {
                s[j] *= scale;
            }
            scale = 1;
        }
    }
}
