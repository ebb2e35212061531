package org.ridgeline.model.optimizer;

import org.ridgeline.data.matrix.CsrMatrix;

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
    private final DescentState state;
    private final CsrMatrix x;

    /** By what v shrinks where no gradient is. */
    private final double beta;

    /** The gradient; zero between batches. */
    private final double[] gradient;

    /** Columns of a batch: first all that its rows hold, then those where the gradient is not 0. */
    private int[] column = new int[0];

    /** Beside those columns w, v and the gradient there, this with room for one more to be tried. */
    private final double[] w;

    private final double[][] slots;
    private final double[] g;
    private double[] slopes = new double[0];
    private double scale = 1;

    SparseBatchSteps(LossSum objective, UpdateRule rule, DescentState state) {
        this.objective = objective;
        this.rule = rule;
        this.state = state;
        x = objective.matrix();
        beta = rule instanceof UpdateRule.RmsProp rms ? rms.beta() : 1;
        int d = objective.dimension();
        gradient = new double[d];
        w = new double[d];
        slots = new double[1][d];
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
        for (int r = from; r < to; r++) {
            slopes[r - from] = x.dotRow(order[r], state.w);
        }
        objective.marginsToSlopes(order, from, to, slopes);
        int count = gather(addRows(order, from, to));
        state.steps++;
        rule.step(w, slots, g, count, rule.terms(eta, state.steps));
        scale *= beta;
        if (scale < LEAST_SCALE) {
            renew();
        }
        putBack(count);
    }

    /**
     * Adds the rows times their slopes to the gradient, and notes each column whose gradient was 0 before. Without a branch on that 0,
     * which no processor can foresee. To note columns while adding, and not in a second walk through the rows, took a seventh off an epoch of
     * AdaGrad or RMSProp on SST.
     *
     * @return how many columns were noted: those of the rows, and again those whose sum came back to 0 on the way
     */
    private int addRows(int[] order, int from, int to) {
        int entries = 0;
        for (int r = from; r < to; r++) {
            entries += x.rowStart(order[r] + 1) - x.rowStart(order[r]);
        }
        if (column.length < entries) {
            column = new int[entries];
        }
        int[] noted = column;
        double[] sum = gradient;
        int count = 0;
        for (int r = from; r < to; r++) {
            double slope = slopes[r - from];
            int end = x.rowStart(order[r] + 1);
            for (int k = x.rowStart(order[r]); k < end; k++) {
                int j = x.columnAt(k);
                double before = sum[j];
                sum[j] = before + slope * x.valueAt(k);
                noted[count] = j;
                count += before == 0 ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * Copies what stands in the noted columns, each column once and none whose gradient is 0: to take a gradient leaves 0.
     *
     * @return how many columns are left
     */
    private int gather(int noted) {
        int count = 0;
        for (int h = 0; h < noted; h++) {
            int j = column[h];
            double slope = gradient[j];
            gradient[j] = 0;
            column[count] = j;
            g[count] = slope;
            count += slope == 0 ? 0 : 1;
        }
        double[] s = state.slots[0];
        double[] v = slots[0];
        for (int h = 0; h < count; h++) {
            w[h] = state.w[column[h]];
            v[h] = scale * s[column[h]];
        }
        return count;
    }

    private void putBack(int count) {
        double[] s = state.slots[0];
        double inverse = 1 / scale;
        for (int h = 0; h < count; h++) {
            state.w[column[h]] = w[h];
            s[column[h]] = inverse * slots[0][h];
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
