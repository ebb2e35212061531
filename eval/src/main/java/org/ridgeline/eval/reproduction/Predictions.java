package org.ridgeline.eval.reproduction;

/** A fit's score of each test document and the document's label. Immutable. */
public final class Predictions {

    private final double[] labels;
    private final double[] scores;

    /**
     * Copies the arrays.
     *
     * @param labels +1 or -1 each (n)
     * @param scores finite (n); above 0 is positive
     * @throws IllegalArgumentException where lengths differ, or a number is out of its range
     */
    public Predictions(double[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException("scores: expected " + labels.length + ", got " + scores.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (Math.abs(labels[i]) != 1 || !Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("document " + (i + 1)
                        + ": expected a label of 1 or -1 and a finite score, got " + labels[i] + " and " + scores[i]);
            }
        }
        this.labels = labels.clone();
        this.scores = scores.clone();
    }

    /** Returns the number of documents. */
    public int documents() {
        return labels.length;
    }

    /** Returns the label of a document, counted from 0. */
    public double label(int index) {
        return labels[index];
    }

    /** Returns the score of a document, counted from 0. */
    public double score(int index) {
        return scores[index];
    }

    /** Returns whether a document's score has its label's sign; 0 counts as negative. */
    boolean right(int index) {
        return scores[index] > 0 == labels[index] > 0;
    }
}
