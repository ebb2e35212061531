package org.ridgeline.model.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known after an epoch.
 *
 * @param epoch how many epochs are done, from 1; 0 stands for the start
 * @param steps how many steps are done: N/b an epoch, rounded up
 * @param seconds time spent on steps so far, measuring excluded
 * @param objective J(w)
 * @param gradientNorm {@code ||∇J(w)||}
 * @param stepSize eta of the epoch that ended
 * @param measures further figures, such as {@code dev MSE} or {@code distance}, in the order measured
 */
public record EpochRecord(
        int epoch,
        long steps,
        double seconds,
        double objective,
        double gradientNorm,
        double stepSize,
        Map<String, Double> measures) {

    public EpochRecord {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }
}
