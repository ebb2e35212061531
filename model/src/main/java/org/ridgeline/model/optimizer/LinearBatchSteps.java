package org.ridgeline.model.optimizer;

/**
 * Mini-batch steps of gradient descent, momentum and Nesterov, which without data are one linear map for every coordinate:
 *
 * <pre>
 * u' = gamma u + eta c (w - h u),   w' = w - u'        c: the regularizer's factor; h = gamma for Nesterov, else 0
 * </pre>
 *
 * <p>So the state is kept as {@code (w, u)_j = M (p, q)_j} with one 2 x 2 matrix M for all j. A step multiplies M by the map, and
 * where a row brings a gradient g it adds {@code M⁻¹ (-eta g, eta g)} to (p, q): no coordinate is looked at that no row holds. For
 * gradient descent M is one number, the product of the shrinkages. As u fades, M loses its condition; before that costs digits, all
 * coordinates are brought up to date and M begins anew.
 */
final class LinearBatchSteps implements BatchSteps {

    /**
     * M is renewed beyond this condition, so that at most three of sixteen digits are at stake. To begin anew at the eigenvectors of a
     * step, which keep their directions, made two renewals an epoch of five with gamma 0.9 on SST, but saved no time.
     */
    private static final double MAX_CONDITION = 1e3;

    private final LossSum objective;
    private final UpdateRule rule;
    private final BatchRows rows;
    private final RankedState state;
    private final boolean hasMomentum;

    /** p in place of w, and q in place of u where there is momentum. */
    private double[] p;

    private final double[] q;

    /** Room for the next p. */
    private double[] spare;

    /** M by rows: w = ww p + wu q, u = uw p + uu q. */
    private double ww = 1;

    private double wu;
    private double uw;
    private double uu = 1;

    private double[] slopes = new double[0];

    LinearBatchSteps(LossSum objective, UpdateRule rule, BatchRows rows, RankedState state) {
        this.objective = objective;
        this.rule = rule;
        this.rows = rows;
        this.state = state;
        hasMomentum = rule.slots() == 1;
        p = state.w;
        q = hasMomentum ? state.slots[0] : new double[0];
        spare = new double[q.length];
    }

    @Override
    public void epoch(int[] order, int batchSize, double eta) {
        slopes = BatchSteps.atLeast(slopes, batchSize);
        for (int from = 0; from < order.length; from += batchSize) {
            int to = Math.min(order.length, from + batchSize);
            long t = state.nextStep();
            double gamma = gamma(t);
            double lookAhead = rule instanceof UpdateRule.Nesterov ? gamma : 0;
            slopesOf(order, from, to, lookAhead);
            advance(eta * objective.decay(to - from), gamma, lookAhead);
            if (hasMomentum) {
                addWithMomentum(order, from, to, eta);
            } else {
                rows.add(order, from, to, slopes, -eta / ww, p);
            }
        }
        renew();
        if (p != state.w) {
            System.arraycopy(p, 0, state.w, 0, p.length);
            spare = p;
            p = state.w;
        }
        state.store();
    }

    /** The margins at w - h u, and from them the slopes of the batch. */
    private void slopesOf(int[] order, int from, int to, double lookAhead) {
        if (hasMomentum) {
            rows.multiply(order, from, to, ww - lookAhead * uw, p, wu - lookAhead * uu, q, slopes);
        } else {
            rows.multiply(order, from, to, p, slopes);
            for (int b = 0; b < to - from; b++) {
                slopes[b] *= ww;
            }
        }
        objective.marginsToSlopes(order, from, to, slopes);
    }

    /** Multiplies M from the left by the map of a step without data. */
    private void advance(double etaDecay, double gamma, double lookAhead) {
        if (!hasMomentum) {
            ww -= etaDecay * ww;
            if (!(Math.abs(ww) > 1 / MAX_CONDITION)) {
                renew();
            }
            return;
        }
        double fromU = gamma - etaDecay * lookAhead;
        double nextUw = etaDecay * ww + fromU * uw;
        double nextUu = etaDecay * wu + fromU * uu;
        ww -= nextUw;
        wu -= nextUu;
        uw = nextUw;
        uu = nextUu;
        double size = Math.max(Math.max(Math.abs(ww), Math.abs(wu)), Math.max(Math.abs(uw), Math.abs(uu)));
        if (!(size * size <= MAX_CONDITION * Math.abs(determinant()))) {
            renew();
        }
    }

    private void addWithMomentum(int[] order, int from, int to, double eta) {
        // M⁻¹ (-1, 1)
        double ofP = -eta * (uu + wu) / determinant();
        double ofQ = eta * (ww + uw) / determinant();
        rows.add(order, from, to, slopes, ofP, p, ofQ, q);
    }

    private double determinant() {
        return ww * uu - wu * uw;
    }

    /** Brings all coordinates up to date, so that (p, q) is (w, u) and M is the identity. */
    private void renew() {
        if (hasMomentum) {
            combine(ww, p, wu, q, spare);
            combine(uw, p, uu, q, q);
            double[] before = p;
            p = spare;
            spare = before;
        } else {
            double factor = ww;
            for (int j = 0; j < p.length; j++) {
                p[j] *= factor;
            }
        }
        ww = 1;
        wu = 0;
        uw = 0;
        uu = 1;
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
        if (rule instanceof UpdateRule.Momentum momentum) {
            return momentum.gamma().at(t);
        }
        return rule instanceof UpdateRule.Nesterov nesterov ? nesterov.gamma().at(t) : 0;
    }
}
