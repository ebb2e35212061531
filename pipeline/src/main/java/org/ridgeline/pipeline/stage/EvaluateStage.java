package org.ridgeline.pipeline.stage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgeline.data.corpus.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.stage.TrainStage.Trained;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;

/** Measures every fit on every split. */
public final class EvaluateStage {

    private EvaluateStage() {}

    /**
     * The measures.
     *
     * @param byFit by fit name, in the experiment's order, and split
     */
    public record Evaluated(Map<String, Map<Split, BinaryEvaluation>> byFit) {

        /** Returns every measured value by the name of its cell. */
        public Map<String, Double> cells() {
            Map<String, Double> cells = new LinkedHashMap<>();
            byFit.forEach((fit, bySplit) -> bySplit.forEach((split, measured) -> {
                cells.put(Cell.name(fit, split, Metric.MSE), measured.mse());
                cells.put(Cell.name(fit, split, Metric.ACCURACY), measured.accuracy());
            }));
            return cells;
        }
    }

    /** Returns the measures of all fits on all splits. */
    public static Evaluated run(Vectors vectors, Trained trained) {
        Map<String, Map<Split, BinaryEvaluation>> byFit = new LinkedHashMap<>();
        for (TrainedFit fit : trained.fits()) {
            double[] weights = weights(fit, vectors.bias());
            Map<Split, BinaryEvaluation> bySplit = new EnumMap<>(Split.class);
            vectors.examples().forEach((split, rows) -> bySplit.put(split, evaluate(rows, weights)));
            byFit.put(fit.spec().name(), bySplit);
        }
        return new Evaluated(byFit);
    }

    private static BinaryEvaluation evaluate(LabeledMatrix rows, double[] weights) {
        return BinaryEvaluation.of(rows.matrix().multiply(weights), rows.labels());
    }

    private static double[] weights(TrainedFit fit, boolean bias) {
        double[] augmented = fit.model().augmented();
        return bias ? augmented : Arrays.copyOf(augmented, augmented.length - 1);
    }
}
