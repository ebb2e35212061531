package org.ridgeline.pipeline.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;

/** Measures as JSON has them, in a run's metrics and on the console. */
public final class MeasuresJson {

    private MeasuresJson() {}

    /** Returns the entries; a fresh map. */
    public static SortedMap<String, Object> of(BinaryEvaluation measured) {
        SortedMap<String, Object> entry = new TreeMap<>();
        ConfusionMatrix confusion = measured.confusion();
        entry.put("n", measured.n());
        entry.put("mse", measured.mse());
        entry.put("accuracy", measured.accuracy());
        entry.put("correct", measured.correct());
        entry.put(
                "confusion",
                Map.of(
                        "truePositives", confusion.truePositives(),
                        "falsePositives", confusion.falsePositives(),
                        "trueNegatives", confusion.trueNegatives(),
                        "falseNegatives", confusion.falseNegatives()));
        return entry;
    }
}
