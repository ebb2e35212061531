package org.ridgeline.pipeline.predict;

import java.util.Objects;

/**
 * The names of the two answers.
 *
 * @param positive what a score above 0 means
 * @param negative what any other score means, 0 included
 */
public record Labels(String positive, String negative) {

    /** Checks that the names tell the answers apart. */
    public Labels {
        Objects.requireNonNull(positive, "positive");
        Objects.requireNonNull(negative, "negative");
        if (positive.equals(negative)) {
            throw new IllegalArgumentException("labels: expected two different names, got \"" + positive + "\" twice");
        }
    }

    /** Returns {@code positive} and {@code negative}, the names of a model that states none. */
    public static Labels usual() {
        return new Labels("positive", "negative");
    }

    /** Returns the name of a score's answer. */
    public String of(double score) {
        return TextClassifier.positive(score) ? positive : negative;
    }
}
