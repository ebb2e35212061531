package org.ridgeline.model.optimizer;

/**
 * The parameters and slots of a descent in the order of ranks, each vector with zeros at its end, as {@link BatchRows} want them: what the
 * steps of an epoch work on. What stands in the descent's own state is behind until {@link #store}.
 */
final class RankedState {

    final double[] w;
    final double[][] slots;

    private final int[] ranking;
    private final DescentState state;

    /** Copies the state. */
    RankedState(DescentState state, int[] ranking) {
        this.ranking = ranking;
        this.state = state;
        w = ranked(state.w);
        slots = new double[state.slots.length][];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = ranked(state.slots[s]);
        }
    }

    private double[] ranked(double[] vector) {
        double[] ranked = new double[vector.length + BatchRows.ZEROS];
        for (int h = 0; h < vector.length; h++) {
            ranked[h] = vector[ranking[h]];
        }
        return ranked;
    }

    /** Returns the columns by rank. */
    int[] ranking() {
        return ranking;
    }

    /** Counts one more step and returns its number, from 1 on. */
    long nextStep() {
        return ++state.steps;
    }

    /** Returns whether all parameters are finite. */
    boolean isFinite() {
        // A stream takes more than twice as long, and this is asked after every epoch.
        for (double weight : w) {
            if (!Double.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    /** Copies parameters and slots back to the descent's state. */
    void store() {
        store(w, state.w);
        for (int s = 0; s < slots.length; s++) {
            store(slots[s], state.slots[s]);
        }
    }

    private void store(double[] ranked, double[] vector) {
        for (int h = 0; h < vector.length; h++) {
            vector[ranking[h]] = ranked[h];
        }
    }
}
