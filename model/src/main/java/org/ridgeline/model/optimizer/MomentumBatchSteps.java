package org.ridgeline.model.optimizer;

/**
 * Mini-batch steps of momentum and Nesterov. Without data a step is one linear map, the same for every coordinate, so the state is kept as
 * {@code (w, u)_j = M (p, q)_j} with one {@link MomentumMap} M for all j. A step goes on with M, and where a row brings a gradient g it adds
 * {@code M⁻¹ (-eta g, eta g)} to (p, q): no coordinate is looked at that no row holds.
 *
 * <p>An epoch begins and ends with the state itself, so that one that follows a checkpoint has the same bits.
 */
final class MomentumBatchSteps implements BatchSteps {

    private final LossSum objective;
    private final UpdateRule rule;
    private final BatchRows rows;
    private final RankedState state;

    /** p in place of w and q in place of u. */
    private double[] p;

    private final double[] q;

    /** Room for the next p. */
    private double[] spare;

    private MomentumMap map = new MomentumMap();
    private double[] slopes = new double[0];

    MomentumBatchSteps(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state) {
        this.objective = objective;
        this.rule = rule;
        this.rows = rows;
        this.state = state;
        p = state.w;
        q = state.slots[0];
        spare = new double[p.length];
    }

    @Override
    public void epoch(int[] order, int batchSize, double eta) {
        slopes = BatchSteps.atLeast(slopes, batchSize);
        for (int from = 0; from < order.length; from += batchSize) {
            step(order, from, Math.min(order.length, from + batchSize), eta);
        }
        renew(new MomentumMap());
        if (p != state.w) {
            System.arraycopy(p, 0, state.w, 0, p.length);
            spare = p;
            p = state.w;
        }
    }

    private void step(int[] order, int from, int to, double eta) {
        double gamma = gamma(state.nextStep());
        double h = rule instanceof UpdateRule.Nesterov ? gamma : 0;
        double f = eta * objective.decay(to - from);
        rows.multiply(order, from, to, map.ww - h * map.uw, p, map.wu - h * map.uu, q, slopes);
        objective.marginsToSlopes(order, from, to, slopes);
        map.step(f, gamma, h);
        if (from == 0 || !map.isSound()) {
            renew(MomentumMap.atEigenvectors(f, gamma, h));
        }
        // M⁻¹ (-1, 1)
        double toP = -(map.uu + map.wu) / map.determinant();
        double toQ = (map.ww + map.uw) / map.determinant();
        rows.add(order, from, to, slopes, eta * toP, p, eta * toQ, q);
    }

    /** Brings all coordinates up to date, so that they go on with another map. */
    private void renew(MomentumMap next) {
        MomentumMap change = map.to(next);
        combine(change.ww, p, change.wu, q, spare);
        combine(change.uw, p, change.uu, q, q);
        double[] before = p;
        p = spare;
        spare = before;
        map = next;
    }

    /**
     * sum = a v + b u; sum may be u. Of one loop for both rows of M the compiler made no vector instructions, and a renewal took more than twice
     * as long.
     */
    private static void combine(double a, double[] v, double b, double[] u, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = a * v[j] + b * u[j];
        }
    }

    private double gamma(long t) {
        return rule instanceof UpdateRule.Momentum momentum
                ? momentum.gamma().at(t)
                : ((UpdateRule.Nesterov) rule).gamma().at(t);
    }
}
