package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.eval.reproduction.Predictions;
import org.ridgeline.reports.table.CsvRecords;

/** The file of a fit's scores of the test documents: a line a document, with its number among those of the experiment's test; no texts. */
final class TestPredictions {

    private static final List<String> HEADER = List.of("document", "label", "score");

    private TestPredictions() {}

    /** Returns the name of a fit's file in its run. */
    static String file(String fit) {
        return "predictions-" + fit + ".csv";
    }

    /** Returns what {@link #csv} wrote; fails where a field is missing or no number. */
    static Predictions parse(String csv) {
        List<String[]> records =
                csv.lines().skip(1).map(line -> line.split(",")).toList();
        return new Predictions(column(1, records), column(2, records));
    }

    private static double[] column(int column, List<String[]> records) {
        return records.stream()
                .mapToDouble(fields -> Double.parseDouble(fields[column]))
                .toArray();
    }

    /** Returns the file's text: a line a document from number 1 on, scores as the shortest decimals that read back as the same. */
    static String csv(Predictions predictions) {
        List<List<Object>> records = new ArrayList<>(predictions.documents());
        for (int i = 0; i < predictions.documents(); i++) {
            records.add(List.of(i + 1, (int) predictions.label(i), predictions.score(i)));
        }
        return CsvRecords.render(HEADER, records);
    }
}
