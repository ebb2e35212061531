package org.ridgeline.pipeline.run;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.BagRows;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.ExperimentException;

/** Learns the vocabulary from the training documents and turns every document into a row. */
public final class VectorizeStage {

    private VectorizeStage() {}

    /**
     * The rows of each split.
     *
     * @param bag the vocabulary and its columns
     * @param examples rows and targets by split
     * @param counts tokens and unknown tokens by split
     * @param bias whether the last column is the bias
     */
    public record Vectors(
            BagOfWords bag, Map<Split, LabeledMatrix> examples, Map<Split, Vectorized> counts, boolean bias) {

        /** Returns the scores that weights give the documents of every split, one split after the other. */
        public double[] scores(double[] weights) {
            return examples.values().stream()
                    .flatMapToDouble(rows -> Arrays.stream(rows.matrix().multiply(weights)))
                    .toArray();
        }

        /** Returns what identifies the vocabulary and the matrices. */
        public List<StageFingerprint> fingerprints() {
            Fingerprinting words = new Fingerprinting();
            bag.vocabulary().words().forEach(words::line);
            Fingerprinting matrices = new Fingerprinting();
            examples.values().forEach(rows -> rows.matrix().updateDigest(matrices.digest()));
            return List.of(words.of("vocabulary"), matrices.of("matrix"));
        }
    }

    /**
     * Returns the rows.
     *
     * @throws ExperimentException if no word is left to count
     */
    public static Vectors run(Tokenized tokenized, FeatureSettings settings) {
        BagRows rows = tokenized.collected().fit(tokenized.rows().get(Split.TRAIN), settings);
        if (rows.bag().vocabulary().size() == 0) {
            throw new ExperimentException("features: no training word is left with minDocumentFrequency "
                    + settings.minDocumentFrequency() + "\nLower it; 1 keeps every word.");
        }
        Map<Split, LabeledMatrix> examples = new EnumMap<>(Split.class);
        Map<Split, Vectorized> counts = new EnumMap<>(Split.class);
        tokenized.rows().forEach((split, numbers) -> {
            Vectorized matrix = rows.vectorized(numbers);
            counts.put(split, matrix);
            examples.put(
                    split,
                    new LabeledMatrix(matrix.matrix(), tokenized.targets().get(split)));
        });
        return new Vectors(rows.bag(), examples, counts, settings.bias());
    }
}
