package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.pipeline.run.DescentHistory;

/**
 * How one descent of an {@link OptimizerComparison} came out.
 *
 * @param diverged where it diverged, the message
 * @param bytes what clients and server exchanged; 0 without clients
 * @param trials of the search for the step size, empty where there was none
 */
record ComparedDescent(
        ComparedOptimizer optimizer,
        double eta,
        Optional<String> diverged,
        long bytes,
        List<Trial> trials,
        DescentHistory history) {

    String title() {
        return optimizer.title();
    }

    double gap(EpochRecord record) {
        return record.objective() - history.optimum();
    }

    /** Returns the gap after an epoch, by the last entry up to there. */
    double gapAfter(int epoch) {
        EpochRecord last = history.records().get(0);
        for (EpochRecord record : history.records()) {
            last = record.epoch() <= epoch ? record : last;
        }
        return gap(last);
    }
}
