package org.ridgeline.data.features;

import java.util.Objects;

/**
 * What a bag of words counts.
 *
 * @param weighting how much a word counts in a document
 * @param minDocumentFrequency the least number of training documents that hold a word of the vocabulary, at least 1
 * @param maxWords the largest size of the vocabulary, at least 1; the first words in vocabulary order stay
 * @param bias whether a last column of ones is added, the x0 of the chapter's Example 3.3.1
 */
public record FeatureSettings(Weighting weighting, int minDocumentFrequency, int maxWords, boolean bias) {

    /** How much a word counts in a document. */
    public enum Weighting {
        /** As often as it occurs. */
        COUNTS,
        /** Once. */
        PRESENCE,
        /** As often as it occurs, times {@link BagOfWords#idf}; the row of words is then scaled to length 1. */
        TFIDF
    }

    /** Checks the ranges. */
    public FeatureSettings {
        Objects.requireNonNull(weighting, "weighting");
        if (minDocumentFrequency < 1) {
            throw new IllegalArgumentException("minDocumentFrequency must be at least 1, got " + minDocumentFrequency);
        }
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be at least 1, got " + maxWords);
        }
    }

    /** Returns the settings of the chapter's experiment: counts of every training word, and a bias column. */
    public static FeatureSettings defaults() {
        return new FeatureSettings(Weighting.COUNTS, 1, Integer.MAX_VALUE, true);
    }
}
