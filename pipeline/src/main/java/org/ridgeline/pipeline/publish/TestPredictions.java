package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.reports.table.CsvRecords;

/**
 * A fit's score of each test document beside its label, by the document's number among those of the experiment's test; no texts.
 * Immutable.
 */
public final class TestPredictions {

    private static final List<String> HEADER = List.of("document", "label", "score");

    private final double[] labels;
    private final double[] scores;

    private TestPredictions(double[] labels, double[] scores) {
        this.labels = labels;
        this.scores = scores;
    }

    /**
     * Copies.
     *
     * @param labels +1 or -1 each (n)
     * @param scores finite (n)
     * @throws IllegalArgumentException where lengths differ, or a number is not what it has to be
     */
    public static TestPredictions of(double[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException("scores: expected " + labels.length + ", got " + scores.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (Math.abs(labels[i]) != 1 || !Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("document " + (i + 1)
                        + ": expected a label of 1 or -1 and a finite score, got " + labels[i] + " and " + scores[i]);
            }
        }
        return new TestPredictions(labels.clone(), scores.clone());
    }

    /** Returns the name of a fit's file in its run. */
    static String file(String fit) {
        return "predictions-" + fit + ".csv";
    }

    /**
     * Returns what {@link #csv} wrote.
     *
     * @throws IllegalArgumentException naming the line, what is expected and what it holds
     */
    static TestPredictions parse(String csv) {
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
        return of(labels, scores);
    }

    private static IllegalArgumentException unexpected(int line, List<String> lines, String expected) {
        return new IllegalArgumentException("line " + (line + 1) + ": expected " + expected + ", got "
                + (line < lines.size() ? "\"" + lines.get(line) + "\"" : "nothing"));
    }

    /** Returns the file's text: a line a document from number 1 on, scores as the shortest decimals that read back as the same. */
    String csv() {
        List<List<Object>> records = new ArrayList<>(labels.length);
        for (int i = 0; i < labels.length; i++) {
            records.add(List.of(i + 1, (int) labels[i], scores[i]));
        }
        return CsvRecords.render(HEADER, records);
    }

    /** Returns the number of documents. */
    public int documents() {
        return labels.length;
    }

    /** Returns the label of the document at this place from 0 on: 1 or -1. */
    public double label(int index) {
        return labels[index];
    }

    /** Returns the score of the document at this place from 0 on; above 0 is positive. */
    public double score(int index) {
        return scores[index];
    }

    /** Returns whether the score of the document at this place has its label's sign; 0 counts as negative. */
    public boolean right(int index) {
        return scores[index] > 0 == labels[index] > 0;
    }
}
