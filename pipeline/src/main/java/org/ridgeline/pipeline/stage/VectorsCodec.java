package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.pipeline.cache.Codec;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;

/** Vocabulary and rows in the cache. */
final class VectorsCodec implements Codec<Vectors> {

    /** Part of the key, so not written. */
    private final FeatureSettings settings;

    VectorsCodec(FeatureSettings settings) {
        this.settings = settings;
    }

    @Override
    public void write(Vectors vectors, DataOutputStream out) throws IOException {
        Vocabulary vocabulary = vectors.bag().vocabulary();
        Wire.texts(vocabulary.words(), out);
        for (int column = 0; column < vocabulary.size(); column++) {
            out.writeInt(vocabulary.documentFrequency(column));
        }
        Wire.numbers(vectors.bag().idf(), out);
        for (Split split : Split.values()) {
            Vectorized rows = vectors.counts().get(split);
            Wire.matrix(rows.matrix(), out);
            out.writeLong(rows.tokens());
            out.writeLong(rows.unknownTokens());
            Wire.numbers(vectors.examples().get(split).labels(), out);
        }
    }

    @Override
    public Vectors read(ByteBuffer in) {
        List<String> words = Wire.texts(in);
        int[] documentFrequency = new int[words.size()];
        for (int column = 0; column < documentFrequency.length; column++) {
            documentFrequency[column] = in.getInt();
        }
        BagOfWords bag = BagOfWords.of(Vocabulary.ofCounted(words, documentFrequency), settings, Wire.numbers(in));
        Map<Split, LabeledMatrix> examples = new EnumMap<>(Split.class);
        Map<Split, Vectorized> counts = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            CsrMatrix matrix = Wire.matrix(in);
            counts.put(split, new Vectorized(matrix, in.getLong(), in.getLong()));
            examples.put(split, new LabeledMatrix(matrix, Wire.numbers(in)));
        }
        return new Vectors(bag, examples, counts, settings.bias());
    }
}
