package org.ridgeline.data.features;

import java.util.Arrays;
import org.ridgeline.data.features.FeatureSettings.Weighting;

/** Turns a row's word counts into its values: the one place where a weighting is computed. */
final class Weigher {

    private final Weighting weighting;
    private final double[] idf;

    /** Keeps the array, one factor a column; not used but for {@link Weighting#TFIDF}. */
    Weigher(Weighting weighting, double[] idf) {
        this.weighting = weighting;
        this.idf = idf;
    }

    /**
     * Overwrites the first {@code size} counts with values. Squares are summed in the order of the columns, which ascend, so
     * that a row has the same bits wherever it is computed.
     */
    void weigh(int[] columns, double[] counts, int size) {
        switch (weighting) {
            case COUNTS -> {}
            case PRESENCE -> Arrays.fill(counts, 0, size, 1);
            case TFIDF -> {
                double squares = 0;
                for (int k = 0; k < size; k++) {
                    counts[k] *= idf[columns[k]];
                    squares += counts[k] * counts[k];
                }
                double norm = Math.sqrt(squares);
                for (int k = 0; k < size; k++) {
                    counts[k] /= norm;
                }
            }
        }
    }
}
