package org.ridgeline.eval.metric;

import java.util.Locale;

/** The checks that every measure makes before its loop. */
final class Scores {

    private Scores() {}

    /** Fails unless there is at least one score, one label to each, and all of them finite. */
    static void check(double[] scores, double[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "labels: expected one to each of %d scores, got %d", scores.length, labels.length));
        }
        if (scores.length == 0) {
            throw new IllegalArgumentException("scores: expected at least one, got none");
        }
        for (int i = 0; i < scores.length; i++) {
            requireFinite("score", i, scores[i]);
            requireFinite("label", i, labels[i]);
        }
    }

    private static void requireFinite(String subject, int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s at index %d: expected a finite number, got %s", subject, index, value));
        }
    }
}
