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

    /**
     * Returns what {@link #csv} wrote.
     *
     * @throws IllegalArgumentException naming the line, what is expected and what it holds
     */
    static Predictions parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(String.join(",", HEADER))) {
            throw unexpected(0, lines, String.join(",", HEADER));
        }
        double[] labels = new double[lines.size() - 1];
        double[] scores = new double[lines.size() - 1];
        for (int i = 0; i < labels.length; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            try {
                if (fields.length != HEADER.size() || Integer.parseInt(fields[0]) != i + 1) {
                    throw unexpected(i + 1, lines, "document " + (i + 1) + ", its label and its score");
                }
                labels[i] = Integer.parseInt(fields[1]);
                scores[i] = Double.parseDouble(fields[2]);
            } catch (NumberFormatException e) {
                throw unexpected(i + 1, lines, "three numbers");
            }
        }
        return new Predictions(labels, scores);
    }

    private static IllegalArgumentException unexpected(int line, List<String> lines, String expected) {
        return new IllegalArgumentException("line " + (line + 1) + ": expected " + expected + ", got "
                + (line < lines.size() ? "\"" + lines.get(line) + "\"" : "nothing"));
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
