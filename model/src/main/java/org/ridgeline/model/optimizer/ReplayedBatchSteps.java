package org.ridgeline.model.optimizer;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Mini-batch steps of AdaGrad, RMSProp and Adam. A coordinate that no row of a batch holds is left alone until a row needs it or
 * the epoch ends, and then makes up for the steps it has missed: AdaGrad without regularizer changes nothing, RMSProp's v shrinks by
 * a power of beta; else the steps are replayed one by one, for they are not linear.
 */
final class ReplayedBatchSteps implements BatchSteps {

    private final LossSum objective;
    private final UpdateRule rule;
    private final DescentState state;
    private final CsrMatrix x;

    /** For each coordinate the last step that it has seen, and the last step whose batch held it. */
    private final long[] seen;

    private final long[] listed;

    /** The data's part of the batch gradient; zero between batches. */
    private final double[] gradient;

    /** Columns of the current batch. */
    private final int[] touched;

    private double[] slopes = new double[0];
    private double eta;
    private double decay;

    ReplayedBatchSteps(LossSum objective, UpdateRule rule, DescentState state) {
        this.objective = objective;
        this.rule = rule;
        this.state = state;
        x = objective.matrix();
        seen = new long[objective.dimension()];
        listed = new long[objective.dimension()];
        gradient = new double[objective.dimension()];
        touched = new int[objective.dimension()];
        Arrays.fill(seen, state.steps);
        Arrays.fill(listed, -1);
    }

    @Override
    public void epoch(int[] order, int batchSize, double stepSize) {
        if (slopes.length < batchSize) {
            slopes = new double[batchSize];
        }
        for (int from = 0; from < order.length; from += batchSize) {
            int to = Math.min(order.length, from + batchSize);
            double batchDecay = objective.decay(to - from);
            if (stepSize != eta || batchDecay != decay) {
                catchUpAll();
                eta = stepSize;
                decay = batchDecay;
            }
            step(order, from, to);
        }
        catchUpAll();
    }

    private void step(int[] order, int from, int to) {
        long t = state.steps + 1;
        int count = 0;
        for (int r = from; r < to; r++) {
            int i = order[r];
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                int j = x.columnAt(k);
                if (listed[j] != t) {
                    listed[j] = t;
                    touched[count++] = j;
                    catchUp(j, t - 1);
                }
            }
            slopes[r - from] = x.dotRow(i, state.w);
        }
        objective.marginsToSlopes(order, from, to, slopes);
        for (int r = from; r < to; r++) {
            x.addRow(order[r], slopes[r - from], gradient);
        }
        double[] terms = rule.terms(eta, t);
        for (int h = 0; h < count; h++) {
            int j = touched[h];
            rule.step(state.w, state.slots, j, gradient[j] + decay * state.w[j], terms);
            gradient[j] = 0;
            seen[j] = t;
        }
        state.steps = t;
    }

    private void catchUpAll() {
        for (int j = 0; j < seen.length; j++) {
            catchUp(j, state.steps);
        }
    }

    /** Brings coordinate j from the last step it has seen to the given one. */
    private void catchUp(int j, long step) {
        long missed = step - seen[j];
        if (missed == 0) {
            return;
        }
        if (decay == 0 && rule instanceof UpdateRule.RmsProp rms) {
            state.slots[0][j] *= Math.pow(rms.beta(), missed);
        } else if (decay != 0 || rule instanceof UpdateRule.Adam) {
            for (long t = seen[j] + 1; t <= step; t++) {
                rule.step(state.w, state.slots, j, decay * state.w[j], rule.terms(eta, t));
            }
        }
        seen[j] = step;
    }
}
