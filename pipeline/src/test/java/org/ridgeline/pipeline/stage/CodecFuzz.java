package org.ridgeline.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.pipeline.cache.Codec;

/**
 * Whatever the bytes, a stage's output is read and can be written so that it reads the same, or is refused.
 * {@link Codec#read} may throw any {@link RuntimeException}; an {@link Error} is a finding.
 */
public final class CodecFuzz {

    private static final List<Codec<?>> CODECS = List.of(
            new FetchedCodec(),
            new TokenizedCodec(),
            new VectorsCodec(FeatureSettings.defaults()),
            new IntervalsCodec());

    private CodecFuzz() {}

    /** Reads the bytes with the codec that the first of them chooses: the digits choose them in order. */
    public static void stages(byte[] bytes) {
        if (bytes.length > 0) {
            Codec<?> codec = CODECS.get(Math.floorMod(bytes[0] - '0', CODECS.size()));
            readAndWrite(ByteBuffer.wrap(bytes, 1, bytes.length - 1).slice(), codec);
        }
    }

    private static <T> void readAndWrite(ByteBuffer bytes, Codec<T> codec) {
        T value;
        try {
            value = codec.read(bytes);
        } catch (RuntimeException refused) {
            return;
        }
        byte[] written = written(value, codec);
        assertThat(written(codec.read(ByteBuffer.wrap(written)), codec)).isEqualTo(written);
    }

    private static <T> byte[] written(T value, Codec<T> codec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            codec.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
