package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.pipeline.run.DescentHistory;

/**
 * How one descent of a {@link OptimizerComparison} came out.
 *
 * @param optimizer who
 * @param eta the step size
 * @param diverged where it diverged, the message
 * @param bytes what clients and server exchanged; 0 without clients
 * @param trials of the search for the step size, empty where there was none
 * @param history by epoch
 */
record ComparedDescent(
        ComparedOptimizer optimizer,
        double eta,
        Optional<String> diverged,
        long bytes,
        List<Trial> trials,
        DescentHistory history) {

    /** Returns how far the objective was above its least value after an epoch, by the last entry up to there. */
    double gapAfter(int epoch) {
        double gap = history.records().get(0).objective() - history.optimum();
        for (EpochRecord record : history.records()) {
            gap = record.epoch() <= epoch ? record.objective() - history.optimum() : gap;
        }
        return gap;
    }
}
