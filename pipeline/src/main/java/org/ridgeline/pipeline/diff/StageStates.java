package org.ridgeline.pipeline.diff;

import java.util.List;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.pipeline.diff.RunDiff.Relation;
import org.ridgeline.pipeline.diff.RunDiff.StageState;

/**
 * How the outputs of a stage stand to each other. A manifest has sketches of weights and metrics, and of older runs no hash of their bits;
 * whether those are the same to the last bit is told by the models and the cells themselves.
 */
final class StageStates {

    private static final String WEIGHTS = "weights ";
    private static final String METRICS = "metrics";

    private StageStates() {}

    static StageState of(StageComparison stage, List<FitDifference> fits, List<CellDifference> cells) {
        return new StageState(stage.stage(), relation(stage, fits, cells));
    }

    private static Relation relation(StageComparison stage, List<FitDifference> fits, List<CellDifference> cells) {
        if (stage.actual().isEmpty()) {
            return Relation.ONLY_BEFORE;
        }
        if (stage.pinned().isEmpty()) {
            return Relation.ONLY_AFTER;
        }
        if (!stage.same()) {
            return Relation.DIFFERENT;
        }
        return bits(stage.stage(), fits, cells) ? Relation.SAME : Relation.ROUNDING;
    }

    private static boolean bits(String stage, List<FitDifference> fits, List<CellDifference> cells) {
        if (stage.equals(METRICS)) {
            return cells.stream().allMatch(CellDifference::identical);
        }
        return fits.stream().filter(fit -> stage.equals(WEIGHTS + fit.fit())).allMatch(fit -> fit.weights()
                .identical());
    }
}
