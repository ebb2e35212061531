package org.ridgeline.pipeline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.pipeline.sweep.CrossValidation;
import org.ridgeline.pipeline.sweep.EarlyStopping;
import org.ridgeline.pipeline.sweep.LambdaPath;
import org.ridgeline.pipeline.sweep.SizeCurve;
import org.ridgeline.reports.table.CsvRecords;

/** The numbers of sweeps as records at full precision: one a point, its values by name, the same names in each. */
final class SweepFiles {

    private SweepFiles() {}

    /** Returns one record a lambda. */
    static List<Map<String, Object>> path(LambdaPath path, CrossValidation validation) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < path.points().size(); i++) {
            LambdaPath.Point point = path.points().get(i);
            CrossValidation.Point held = validation.points().get(i);
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("lambda", point.lambda());
            record.put("norm", point.norm());
            put(record, point.bySplit());
            record.put("cv_mse", held.mse());
            record.put("cv_mse_standard_error", held.mseError());
            record.put("cv_accuracy", held.accuracy());
            record.put("cv_accuracy_standard_error", held.accuracyError());
            records.add(record);
        }
        return records;
    }

    /** Returns one record a size; a fit that missed its tolerance has empty texts in the place of numbers. */
    static List<Map<String, Object>> curve(SizeCurve curve) {
        return curve.points().stream()
                .map(point -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("documents", point.documents());
                    record.put("words", point.words());
                    put(record, "none", point.none());
                    put(record, "l2", point.regularized());
                    return record;
                })
                .toList();
    }

    /** Returns one record an iterate. */
    static List<Map<String, Object>> iterates(EarlyStopping stopping) {
        return stopping.points().stream()
                .map(point -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("step", point.step());
                    record.put("norm", point.norm());
                    record.put("distance", point.distance());
                    put(record, point.bySplit());
                    return record;
                })
                .toList();
    }

    /** Returns records as CSV. */
    static String csv(List<Map<String, Object>> records) {
        return CsvRecords.render(
                List.copyOf(records.get(0).keySet()),
                records.stream().map(record -> List.copyOf(record.values())).toList());
    }

    private static void put(Map<String, Object> record, Map<Split, BinaryEvaluation> bySplit) {
        bySplit.forEach((split, measured) -> {
            record.put(split.key() + "_mse", measured.mse());
            record.put(split.key() + "_accuracy", measured.accuracy());
        });
    }

    private static void put(Map<String, Object> record, String fit, SizeCurve.Outcome outcome) {
        record.put(fit + "_train_mse", value(outcome.train(), BinaryEvaluation::mse));
        record.put(fit + "_test_mse", value(outcome.test(), BinaryEvaluation::mse));
        record.put(fit + "_test_accuracy", value(outcome.test(), BinaryEvaluation::accuracy));
        record.put(fit + "_norm", value(outcome.test(), each -> outcome.norm()));
    }

    private static Object value(Optional<BinaryEvaluation> measured, Function<BinaryEvaluation, Double> measure) {
        return measured.<Object>map(measure).orElse("");
    }
}
