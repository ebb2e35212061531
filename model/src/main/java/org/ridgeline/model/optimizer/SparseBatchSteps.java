package org.ridgeline.model.optimizer;

/**
 * Mini-batch steps of AdaGrad and RMSProp without a regularizer: where a coordinate's gradient is 0 its weight stays, and v stays
 * (AdaGrad) or shrinks by beta (RMSProp).
 *
 * <p>So v is kept as {@code v_j = scale s_j} with one scale, {@code beta^t}, for all j. A step gathers the coordinates of its rows,
 * applies the rule to them and puts them back. Before the scale underflows it is multiplied into s and begins anew.
 */
final class SparseBatchSteps implements BatchSteps {

    private static final double LEAST_SCALE = 1e-100;

    private final LossSum objective;
    private final UpdateRule rule;
    private final BatchRows rows;
    private final RankedState state;

    /** By what v shrinks where no gradient is. */
    private final double beta;

    /** The gradient; zero between batches. */
    private final double[] gradient;

    /** Ranks of a batch: first all that its rows hold, then those where the gradient is not 0. */
    private int[] rank = new int[0];

    /** Beside those ranks w, v and the gradient there, with room for one more to be tried. */
    private final double[] w;

    private final double[][] slots;
    private final double[] g;
    private double[] slopes = new double[0];
    private double scale = 1;

    SparseBatchSteps(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state) {
        this.objective = objective;
        this.rule = rule;
        this.rows = rows;
        this.state = state;
        beta = rule instanceof UpdateRule.RmsProp rms ? rms.beta() : 1;
        int d = objective.dimension();
        gradient = new double[d + BatchRows.ZEROS];
        w = new double[d + 1];
        slots = new double[1][d + 1];
        g = new double[d + 1];
    }

    @Override
    public void epoch(int[] order, int batchSize, double eta) {
        slopes = BatchSteps.atLeast(slopes, batchSize);
        for (int from = 0; from < order.length; from += batchSize) {
            step(order, from, Math.min(order.length, from + batchSize), eta);
        }
        renew();
    }

    private void step(int[] order, int from, int to, double eta) {
        rows.multiply(order, from, to, state.w, slopes);
        objective.marginsToSlopes(order, from, to, slopes);
        int entries = rows.entries(order, from, to);
        if (rank.length < entries) {
            rank = new int[entries];
        }
        int count = gather(rows.addNoting(order, from, to, slopes, gradient, rank));
        rule.step(w, slots, g, count, rule.terms(eta, state.nextStep()));
        scale *= beta;
        if (scale < LEAST_SCALE) {
            renew();
        }
        putBack(count);
    }

    /**
     * Copies what stands at the noted ranks, each rank once and none whose gradient is 0: to take a gradient leaves 0.
     *
     * @return how many ranks are left
     */
    private int gather(int noted) {
        double[] s = state.slots[0];
        double[] v = slots[0];
        int count = 0;
        for (int h = 0; h < noted; h++) {
            int j = rank[h];
            double slope = gradient[j];
            gradient[j] = 0;
            rank[count] = j;
            g[count] = slope;
            w[count] = state.w[j];
            v[count] = scale * s[j];
            count += slope == 0 ? 0 : 1;
        }
        return count;
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
            for (int j = 0; j < s.length; j++) {
                s[j] *= scale;
            }
            scale = 1;
        }
    }
}
