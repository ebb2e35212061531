package org.ridgeline.pipeline.review;

import java.util.Objects;
import java.util.Optional;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.review.LabelMapping;
import org.ridgeline.data.review.ReviewSource;
import org.ridgeline.data.review.Splitting;
import org.ridgeline.data.text.TokenSettings;

/**
 * What is trained on what.
 *
 * @param data the files of all reviews, or of those to train on
 * @param test the files of those to test on, if they are apart
 * @param labels what labels mean, or empty where the files' own labels are to tell
 * @param splitting which of the data's rows are held back
 * @param tokens how a text becomes terms
 * @param features how terms become columns
 */
public record ReviewSettings(
        ReviewSource data,
        Optional<ReviewSource> test,
        Optional<LabelMapping> labels,
        Splitting splitting,
        TokenSettings tokens,
        FeatureSettings features) {

    /** Checks that nothing is missing. */
    public ReviewSettings {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(splitting, "splitting");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(features, "features");
    }
}
