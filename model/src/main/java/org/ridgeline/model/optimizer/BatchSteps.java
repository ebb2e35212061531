package org.ridgeline.model.optimizer;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Mini-batch steps that touch only the columns of their rows.
 *
 * <p>A coordinate that no row of a batch holds still changes, by the regularizer and by momentum, but in a way that depends on
 * nothing else. So it is left alone until a row needs it, and then catches up with all the steps it has missed:
 *
 * <ul>
 *   <li>Gradient descent, momentum and Nesterov are linear in the pair (w, u): m missed steps are the m-th power of one 2 x 2
 *       matrix, the same for every coordinate; the powers are kept in a table.
 *   <li>AdaGrad without regularizer leaves an untouched coordinate as it is; RMSProp's v shrinks by beta^m.
 *   <li>Adam, and the adaptive rules with a regularizer, are not linear: the missed steps are replayed one by one.
 * </ul>
 *
 * <p>That holds while step size, gamma and batch size stay the same; where one changes, all coordinates catch up first. The
 * result equals that of dense steps but for rounding.
 */
final class BatchSteps {

    private final LossSum objective;
    private final UpdateRule rule;
    private final DescentState state;
    private final CsrMatrix x;

    /** For each coordinate the last step that it has seen. */
    private final long[] seen;

    /** The data's part of the batch gradient; zero between batches. */
    private final double[] gradient;

    /** Columns of the current batch; listed[j] is the last step whose batch held column j. */
    private final int[] touched;

    private final long[] listed;

    /** The settings of the current stretch of steps; gamma is -1 for rules that are not linear in (w, u). */
    private double eta;

    private double decay;
    private double gamma;

    /** Powers of the map of (w, u) by a step without data, four entries each: ww, wu, uw, uu. */
    private double[] powers = new double[0];

    private int knownPowers;

    BatchSteps(LossSum objective, UpdateRule rule, DescentState state) {
        this.objective = objective;
        this.rule = rule;
        this.state = state;
        this.x = objective.matrix();
        seen = new long[objective.dimension()];
        gradient = new double[objective.dimension()];
        touched = new int[objective.dimension()];
        listed = new long[objective.dimension()];
        Arrays.fill(listed, -1);
        gamma = gammaAt(state.steps + 1);
        Arrays.fill(seen, state.steps);
    }

    /**
     * Runs one epoch: N/b steps, the last batch being smaller where b does not divide N.
     *
     * @param order the examples in the order in which batches take them
     * @param batchSize b
     */
    void epoch(int[] order, int batchSize, double stepSize) {
        for (int from = 0; from < order.length; from += batchSize) {
            int to = Math.min(order.length, from + batchSize);
            settle(stepSize, objective.decay(to - from));
            step(order, from, to);
        }
        catchUpAll();
    }

    /** Begins a stretch of steps alike, where the settings differ from those before. */
    private void settle(double stepSize, double batchDecay) {
        double nextGamma = gammaAt(state.steps + 1);
        if (stepSize != eta || batchDecay != decay || nextGamma != gamma) {
            catchUpAll();
            eta = stepSize;
            decay = batchDecay;
            gamma = nextGamma;
            knownPowers = 0;
        }
    }

    private void step(int[] order, int from, int to) {
        long t = state.steps + 1;
        int count = 0;
        for (int r = from; r < to; r++) {
            int i = order[r];
            int end = x.rowStart(i + 1);
            double z = 0;
            for (int k = x.rowStart(i); k < end; k++) {
                int j = x.columnAt(k);
                if (listed[j] != t) {
                    listed[j] = t;
                    touched[count++] = j;
                    if (seen[j] < t - 1) {
                        catchUp(j, t - 1);
                    }
                }
                z += x.valueAt(k) * rule.probe(state.w[j], state.slots, j, t);
            }
            double slope = objective.slope(i, z, to - from);
            for (int k = x.rowStart(i); k < end; k++) {
                gradient[x.columnAt(k)] += slope * x.valueAt(k);
            }
        }
        for (int h = 0; h < count; h++) {
            int j = touched[h];
            double probe = rule.probe(state.w[j], state.slots, j, t);
            rule.step(state.w, state.slots, j, gradient[j] + decay * probe, eta, t);
            gradient[j] = 0;
            seen[j] = t;
        }
        state.steps = t;
    }

    private void catchUpAll() {
        for (int j = 0; j < seen.length; j++) {
            if (seen[j] < state.steps) {
                catchUp(j, state.steps);
            }
        }
    }

    /** Brings coordinate j from the last step it has seen to the given one. */
    private void catchUp(int j, long step) {
        int missed = Math.toIntExact(step - seen[j]);
        if (gamma >= 0) {
            catchUpLinearly(j, missed);
        } else if (decay == 0 && rule instanceof UpdateRule.RmsProp rms) {
            state.slots[0][j] *= Math.pow(rms.beta(), missed);
        } else if (decay != 0 || rule instanceof UpdateRule.Adam) {
            for (long t = seen[j] + 1; t <= step; t++) {
                rule.step(state.w, state.slots, j, decay * rule.probe(state.w[j], state.slots, j, t), eta, t);
            }
        }
        seen[j] = step;
    }

    /** A power of the map of (w, u); with neither regularizer nor momentum it is the identity. */
    private void catchUpLinearly(int j, int missed) {
        if (decay == 0 && gamma == 0) {
            return;
        }
        while (knownPowers <= missed) {
            addPower();
        }
        int at = 4 * missed;
        double w = state.w[j];
        if (rule.slots() == 0) {
            state.w[j] = powers[at] * w;
            return;
        }
        double u = state.slots[0][j];
        state.w[j] = powers[at] * w + powers[at + 1] * u;
        state.slots[0][j] = powers[at + 2] * w + powers[at + 3] * u;
    }

    /**
     * Appends the next power of the map by which a step without data takes (w, u) to (w', u'): u' = gamma u + eta decay (w - p u),
     * w' = w - u', with p = gamma for Nesterov's look-ahead and 0 else.
     */
    private void addPower() {
        if (powers.length < 4 * (knownPowers + 1)) {
            powers = Arrays.copyOf(powers, Math.max(64, 2 * powers.length));
        }
        int at = 4 * knownPowers;
        if (knownPowers == 0) {
            powers[at] = 1;
            powers[at + 1] = 0;
            powers[at + 2] = 0;
            powers[at + 3] = 1;
        } else {
            double lookAhead = rule instanceof UpdateRule.Nesterov ? gamma : 0;
            double uw = eta * decay;
            double uu = gamma - eta * decay * lookAhead;
            int before = at - 4;
            powers[at + 2] = uw * powers[before] + uu * powers[before + 2];
            powers[at + 3] = uw * powers[before + 1] + uu * powers[before + 3];
            powers[at] = powers[before] - powers[at + 2];
            powers[at + 1] = powers[before + 1] - powers[at + 3];
        }
        knownPowers++;
    }

    /** Returns gamma at step t for the rules that are linear in (w, u), 0 where they have none; -1 for the others. */
    private double gammaAt(long t) {
        if (rule instanceof UpdateRule.Momentum momentum) {
            return momentum.gamma().at(t);
        }
        if (rule instanceof UpdateRule.Nesterov nesterov) {
            return nesterov.gamma().at(t);
        }
        return rule instanceof UpdateRule.GradientDescent ? 0 : -1;
    }
}
