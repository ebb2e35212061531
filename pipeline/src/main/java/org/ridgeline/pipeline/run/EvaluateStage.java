package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.uncertainty.Bootstrap;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Vectors.Part;

/** Measures every fit on every split. */
public final class EvaluateStage {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 324);

    private EvaluateStage() {}

    /**
     * The measures.
     *
     * @param byFit by fit name, in the experiment's order, and split
     * @param scores of each document in the order of its split's rows, by fit name and split; to be read only
     * @param intervals by the name of a test cell: where its value would lie with other test documents. Train cells have
     *     none: their documents made the fit, so that drawing among them says nothing of others
     */
    public record Evaluated(
            Map<String, Map<Split, BinaryEvaluation>> byFit,
            Map<String, Map<Split, double[]>> scores,
            Map<String, Interval> intervals) {

        /** Returns how the intervals were drawn; what is compared with them is drawn alike. */
        public Bootstrap bootstrap() {
            return BOOTSTRAP;
        }

        /** Returns every measured value by the name of its cell. */
        public Map<String, Double> cells() {
            Map<String, Double> cells = new LinkedHashMap<>();
            byFit.forEach((fit, bySplit) -> bySplit.forEach((split, measured) -> {
                cells.put(Cell.name(fit, split, Metric.MSE), measured.mse());
                cells.put(Cell.name(fit, split, Metric.ACCURACY), measured.accuracy());
            }));
            return cells;
        }

        /**
         * Returns what identifies the measures to rounding, and to the last bit what they are made of: the scores of every document by
         * each fit, fit by fit and split by split, then the measures.
         */
        StageFingerprint fingerprint() {
            Fingerprinting bits = new Fingerprinting();
            scores.values().forEach(bySplit -> bySplit.values().forEach(bits::numbers));
            double[] measures =
                    cells().values().stream().mapToDouble(Double::doubleValue).toArray();
            return bits.numbers(measures).of("metrics", measures);
        }
    }

    /** Returns the measures of all fits on all splits. */
    public static Evaluated run(Vectors vectors, Trained trained) {
        Map<String, Map<Split, BinaryEvaluation>> byFit = new LinkedHashMap<>();
        Map<String, Map<Split, double[]>> scores = new LinkedHashMap<>();
        for (TrainedFit fit : trained.fits()) {
            double[] weights = weights(fit, vectors.bias());
            Map<Split, BinaryEvaluation> measured = new EnumMap<>(Split.class);
            Map<Split, double[]> scored = new EnumMap<>(Split.class);
            vectors.parts().forEach((split, part) -> {
                scored.put(split, part.scores(weights));
                measured.put(split, BinaryEvaluation.of(scored.get(split), part.targets()));
            });
            byFit.put(fit.spec().name(), measured);
            scores.put(fit.spec().name(), scored);
        }
        Part test = vectors.parts().get(Split.TEST);
        return new Evaluated(byFit, scores, test == null ? Map.of() : intervals(test.targets(), scores));
    }

    /** The same drawn documents serve every cell. */
    private static Map<String, Interval> intervals(double[] labels, Map<String, Map<Split, double[]>> scores) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        scores.forEach((fit, bySplit) -> {
            names.add(Cell.name(fit, Split.TEST, Metric.MSE));
            columns.add(PerDocument.squaredErrors(bySplit.get(Split.TEST), labels));
            names.add(Cell.name(fit, Split.TEST, Metric.ACCURACY));
            columns.add(PerDocument.indicator(PerDocument.right(bySplit.get(Split.TEST), labels)));
        });
        List<Interval> drawn = BOOTSTRAP.means(columns.toArray(double[][]::new));
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            intervals.put(names.get(i), drawn.get(i));
        }
        return intervals;
    }

    private static double[] weights(TrainedFit fit, boolean bias) {
        double[] augmented = fit.model().augmented();
        return bias ? augmented : Arrays.copyOf(augmented, augmented.length - 1);
    }
}
