package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.List;

/**
 * How the predictions of two models for the same test documents differ.
 *
 * @param documents how many there are
 * @param changed how many of them have another score, if only by its last bit
 * @param lost how many were right and are wrong
 * @param won how many were wrong and are right
 * @param first the first of both, by number
 */
public record PredictionDifference(int documents, int changed, int lost, int won, List<Flip> first) {

    /** Copies the list. */
    public PredictionDifference {
        first = List.copyOf(first);
    }

    /**
     * A document whose predicted label flipped.
     *
     * @param document its number among the test documents, from 1 on
     * @param label 1 or -1
     * @param before the first run's score
     * @param after the second run's score
     */
    public record Flip(int document, int label, double before, double after) {}

    /** Compares predictions for the same documents; at most {@code top} are listed. */
    static PredictionDifference of(Predictions before, Predictions after, int top) {
        List<Flip> first = new ArrayList<>();
        int changed = 0;
        int lost = 0;
        int won = 0;
        for (int i = 0; i < before.documents(); i++) {
            changed += before.score(i) == after.score(i) ? 0 : 1;
            if (before.right(i) != after.right(i)) {
                lost += before.right(i) ? 1 : 0;
                won += after.right(i) ? 1 : 0;
                if (first.size() < top) {
                    first.add(new Flip(i + 1, (int) before.label(i), before.score(i), after.score(i)));
                }
            }
        }
        return new PredictionDifference(before.documents(), changed, lost, won, first);
    }
}
