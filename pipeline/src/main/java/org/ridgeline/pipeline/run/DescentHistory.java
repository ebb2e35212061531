package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.reports.table.CsvRecords;

/**
 * What is known of one descent, epoch by epoch.
 *
 * @param name the fit, or the rule in a comparison
 * @param lambda on the sum of squares
 * @param optimum the least value of the objective, from the exact solver
 * @param records by epoch, ascending
 */
public record DescentHistory(String name, double lambda, double optimum, List<EpochRecord> records) {

    public DescentHistory {
        records = List.copyOf(records);
    }

    /** Returns the last entry. */
    public EpochRecord last() {
        return records.get(records.size() - 1);
    }

    /** Returns how far the objective is above its least value in the end. */
    public double gap() {
        return last().objective() - optimum;
    }

    /** Returns all entries of some descents as CSV, one record an epoch; all have the same measures. */
    public static String csv(List<DescentHistory> histories) {
        List<String> header = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (Map<String, Object> entry : entries(histories)) {
            if (header.isEmpty()) {
                header.addAll(entry.keySet());
            }
            rows.add(List.copyOf(entry.values()));
        }
        return CsvRecords.render(header, rows);
    }

    /** Returns all entries of some descents, each as names and values in order. */
    public static List<Map<String, Object>> entries(List<DescentHistory> histories) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (DescentHistory history : histories) {
            for (EpochRecord record : history.records()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", history.name());
                entry.put("lambda", history.lambda());
                entry.put("epoch", record.epoch());
                entry.put("steps", record.steps());
                entry.put("seconds", record.seconds());
                entry.put("step_size", record.stepSize());
                entry.put("objective", record.objective());
                entry.put("gap", record.objective() - history.optimum());
                entry.put("gradient_norm", record.gradientNorm());
                entry.putAll(record.measures());
                entries.add(entry);
            }
        }
        return entries;
    }
}
