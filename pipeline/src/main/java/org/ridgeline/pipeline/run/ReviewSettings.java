package org.ridgeline.pipeline.run;

import java.util.Objects;
import java.util.Optional;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.Splitting;
import org.ridgeline.data.features.FeatureSettings;
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
        DataFiles data,
        Optional<DataFiles> test,
        Optional<LabelMapping> labels,
        Splitting splitting,
        TokenSettings tokens,
        FeatureSettings features) {

    /** Returns the same with labels that mean this. */
    public ReviewSettings with(LabelMapping mapping) {
        return new ReviewSettings(data, test, Optional.of(mapping), splitting, tokens, features);
    }

    /** Checks that nothing is missing, and that the standard input, which can be read once, is not read twice. */
    public ReviewSettings {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(splitting, "splitting");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(features, "features");
        if (data.paths().contains(DataFiles.STANDARD_INPUT)
                && test.isPresent()
                && test.get().paths().contains(DataFiles.STANDARD_INPUT)) {
            throw new IllegalArgumentException(
                    "`data` and `test`: expected - for the standard input in one of them, as it can be read once, got it in both");
        }
    }
}
