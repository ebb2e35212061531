package org.ridgeline.pipeline.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.optimizer.Descent;

/** Mean squared error and accuracy on every split, and the distance to the exact weights. */
public final class DescentMeasures implements Descent.Measures {

    private final Map<Split, LabeledMatrix> examples;
    private final double[] exact;

    /** Measures on these examples, against these weights. */
    public DescentMeasures(Map<Split, LabeledMatrix> examples, double[] exact) {
        this.examples = examples;
        this.exact = exact.clone();
    }

    /** Returns the name of a figure of a split. */
    public static String name(Split split, boolean accuracy) {
        return split.key() + (accuracy ? "_accuracy" : "_mse");
    }

    @Override
    public Map<String, Double> of(double[] w) {
        Map<String, Double> measures = new LinkedHashMap<>();
        examples.forEach((split, rows) -> {
            BinaryEvaluation measured = BinaryEvaluation.of(rows.matrix().multiply(w), rows.labels());
            measures.put(name(split, false), measured.mse());
            measures.put(name(split, true), measured.accuracy());
        });
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += (w[j] - exact[j]) * (w[j] - exact[j]);
        }
        measures.put("distance", Math.sqrt(sum));
        return measures;
    }

    @Override
    public Optional<String> validation() {
        return examples.containsKey(Split.DEV) ? Optional.of(name(Split.DEV, false)) : Optional.empty();
    }
}
