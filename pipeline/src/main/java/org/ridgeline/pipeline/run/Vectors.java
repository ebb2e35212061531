package org.ridgeline.pipeline.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.eval.reproduction.StageFingerprint;

/** The documents of each split as rows over one vocabulary, in memory or, where those to train on are too many, in a file. */
public final class Vectors {

    private final BagOfWords bag;
    private final Map<Split, Part> parts;
    private final Map<Split, LabeledMatrix> examples = new EnumMap<>(Split.class);

    /**
     * Binds the parts.
     *
     * @param bag the vocabulary and its columns
     * @param parts by split; training always
     */
    public Vectors(BagOfWords bag, Map<Split, Part> parts) {
        this.bag = bag;
        this.parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        parts.forEach((split, part) -> {
            if (part.rows() instanceof CsrMatrix matrix) {
                examples.put(split, new LabeledMatrix(matrix, part.targets()));
            }
        });
    }

    /**
     * The documents of a split.
     *
     * @param rows X (n x d)
     * @param targets +1 or -1 of each row
     * @param tokens how many tokens they have
     * @param unknownTokens how many of them the vocabulary lacks
     */
    public record Part(SparseRows rows, double[] targets, long tokens, long unknownTokens) {

        /** Returns how many nonzeros there are. */
        public long nonzeros() {
            return rows.entriesBefore(rows.rows());
        }

        /** Returns the scores X w. */
        public double[] scores(double[] weights) {
            double[] scores = new double[rows.rows()];
            rows.forEachBlock(0, rows.rows(), (block, from, to, offset) -> {
                for (int i = from; i < to; i++) {
                    scores[i + offset] = block.dotRow(i, weights);
                }
            });
            return scores;
        }
    }

    /** Returns the same with other rows to train on, over the same columns. */
    public Vectors with(LabeledMatrix train) {
        Map<Split, Part> others = new EnumMap<>(parts);
        others.put(Split.TRAIN, new Part(train.matrix(), train.labels(), train().tokens(), train().unknownTokens()));
        return new Vectors(bag, others);
    }

    /** Returns the vocabulary and its columns. */
    public BagOfWords bag() {
        return bag;
    }

    /** Returns the documents of each split; training always. */
    public Map<Split, Part> parts() {
        return parts;
    }

    /** Returns the documents to train on. */
    public Part train() {
        return parts.get(Split.TRAIN);
    }

    /** Returns rows and targets of each split whose rows are in memory. */
    public Map<Split, LabeledMatrix> examples() {
        return Collections.unmodifiableMap(examples);
    }

    /** Returns whether the last column is the bias. */
    public boolean bias() {
        return bag.settings().bias();
    }

    /** Returns the scores that weights give the documents of every split, one split after the other. */
    public double[] scores(double[] weights) {
        return parts.values().stream()
                .flatMapToDouble(part -> Arrays.stream(part.scores(weights)))
                .toArray();
    }

    /** Returns what identifies the vocabulary and the matrices. */
    public List<StageFingerprint> fingerprints() {
        Fingerprinting words = new Fingerprinting();
        bag.vocabulary().words().forEach(words::line);
        Fingerprinting matrices = new Fingerprinting();
        parts.values().forEach(part -> part.rows().updateDigest(matrices.digest()));
        return List.of(words.of("vocabulary"), matrices.of("matrix"));
    }
}
