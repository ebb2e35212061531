package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.cache.Codec;

/** Words and targets in the cache. */
final class TokenizedCodec implements Codec<Tokenized> {

    @Override
    public void write(Tokenized tokenized, DataOutputStream out) throws IOException {
        for (Split split : Split.values()) {
            Wire.texts(tokenized.texts().orElseThrow().get(split), out);
            Wire.numbers(tokenized.targets().get(split), out);
        }
    }

    @Override
    public Tokenized read(ByteBuffer in) {
        Map<Split, List<String>> texts = new EnumMap<>(Split.class);
        Map<Split, double[]> targets = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            texts.put(split, Wire.texts(in));
            targets.put(split, Wire.numbers(in));
        }
        return Tokenized.of(texts, targets);
    }
}
