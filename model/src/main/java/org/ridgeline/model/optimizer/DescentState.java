package org.ridgeline.model.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that changes while an objective is descended: parameters, the rule's slots, and the counters from which schedules
 * and stopping follow. Two descents in the same state go on alike, to the last bit.
 */
final class DescentState {

    final double[] w;
    final double[][] slots;

    /** Steps and whole epochs done. */
    long steps;

    int epochs;

    /** How often the validation error has risen, its last and its least value, and the epochs since the least. */
    int rises;

    double lastError = Double.NaN;
    double leastError = Double.POSITIVE_INFINITY;
    int epochsSinceLeast;

    /** The objective after the last recorded epoch. */
    double lastObjective = Double.NaN;

    /** Seconds spent so far, over all resumptions. */
    double seconds;

    /** What was recorded so far, over all resumptions. */
    final List<EpochRecord> history = new ArrayList<>();

    DescentState(double[] start, UpdateRule rule) {
        w = start.clone();
        slots = new double[rule.slots()][w.length];
    }
}
