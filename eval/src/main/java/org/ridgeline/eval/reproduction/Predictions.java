package org.ridgeline.eval.reproduction;

/** A fit's score of each test document beside its label, by the document's number. Immutable. */
public final class Predictions {

    private final double[] labels;
    private final double[] scores;

    private Predictions(double[] labels, double[] scores) {
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
    public static Predictions of(double[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException("scores: expected " + labels.length + ", got " + scores.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (Math.abs(labels[i]) != 1 || !Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("document " + (i + 1)
                        + ": expected a label of 1 or -1 and a finite score, got " + labels[i] + " and " + scores[i]);
            }
        }
        return new Predictions(labels.clone(), scores.clone());
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
