package org.ridgeline.pipeline.predict;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.eval.metric.BinaryEvaluation;

/**
 * What a model is worth on labelled texts.
 *
 * @param measured its measures
 * @param mapping what labels mean
 * @param told what said so
 * @param labels how often each occurs
 * @param out how many texts are left out by their label
 * @param seen how many of those measured stand in the files of the training, where these were given
 * @param duplicates a warning of texts that repeat, if any do
 */
public record Evaluated(
        BinaryEvaluation measured,
        LabelMapping mapping,
        Told told,
        Map<String, Long> labels,
        int out,
        OptionalInt seen,
        Optional<String> duplicates) {

    /** What says what labels mean. */
    public enum Told {
        /** The user. */
        STATED("as stated"),
        /** The training of the model. */
        TRAINED("as in the training"),
        /** The labels of the files that are read. */
        INFERRED("told by the labels themselves");

        private final String words;

        Told(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
