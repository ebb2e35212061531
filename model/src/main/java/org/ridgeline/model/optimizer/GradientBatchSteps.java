package org.ridgeline.model.optimizer;

/**
 * Mini-batch steps of gradient descent. Without data a step shrinks every coordinate by the same factor, so w is kept as a number times a
 * vector p: a step multiplies the number, and adds to p where a row brings a gradient. No coordinate is looked at that no row holds.
 */
final class GradientBatchSteps implements BatchSteps {

    /** The number is multiplied into the vector below this, long before it underflows. */
    private static final double LEAST_SCALE = 1e-3;

    private final LossSum objective;
    private final BatchRows rows;
    private final RankedState state;
    private final double[] p;
    private double[] slopes = new double[0];

    /** w = scale p. */
    private double scale = 1;

    GradientBatchSteps(LossSum objective, BatchRows rows, RankedState state) {
        this.objective = objective;
        this.rows = rows;
        this.state = state;
        p = state.w;
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
        state.nextStep();
        rows.multiply(order, from, to, p, slopes);
        for (int b = 0; b < to - from; b++) {
            slopes[b] *= scale;
        }
        objective.marginsToSlopes(order, from, to, slopes);
        scale -= eta * objective.decay(to - from) * scale;
        if (!(Math.abs(scale) > LEAST_SCALE)) {
            renew();
        }
        rows.add(order, from, to, slopes, -eta / scale, p);
    }

    /** Brings all coordinates up to date. */
    private void renew() {
        double factor = scale;
        for (int j = 0; j < p.length; j++) {
            p[j] *= factor;
        }
        scale = 1;
    }
}
