package org.ridgeline.reports.page;

import java.util.Objects;
import org.ridgeline.eval.metric.BinaryEvaluation;

/**
 * What a fit scored on one split.
 *
 * @param split name, such as {@code test}
 * @param evaluation its measures
 */
public record SplitResult(String split, BinaryEvaluation evaluation) {

    /** Rejects nulls. */
    public SplitResult {
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(evaluation, "evaluation");
    }
}
