package org.ridgeline.model.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WriteFailure;
import org.ridgeline.model.linear.LinearModel;

/** The writing half of {@link ModelFile}. */
final class ModelWriter {

    private ModelWriter() {}

    static void write(Path path, StoredModel stored) {
        // Encoded first: a word that cannot be written fails before any file exists.
        byte[] properties = properties(stored.properties());
        byte[] vocabulary = vocabulary(stored);
        try {
            WholeFile.write(path, out -> fill(out, stored, properties, vocabulary));
        } catch (IOException e) {
            throw new ModelFileException(
                    path,
                    "writing",
                    "a folder with room that can be written to",
                    e instanceof NoSuchFileException ? "no such folder" : WriteFailure.reason(e),
                    "check the folder's permissions and free space",
                    e);
        }
    }

    static void write(OutputStream out, StoredModel stored) throws IOException {
        fill(out, stored, properties(stored.properties()), vocabulary(stored));
    }

    private static void fill(OutputStream raw, StoredModel stored, byte[] properties, byte[] vocabulary)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(raw, digest), 1 << 16);
        LinearModel model = stored.model();
        ByteBuffer header = ModelLayout.buffer(ModelLayout.HEADER_BYTES);
        boolean factors = stored.factors().isPresent();
        // A model that version 1 can say is written in version 1, so that its bytes stay what they were.
        header.put(ModelLayout.magic()).putInt(factors ? ModelLayout.WITH_FACTORS : ModelLayout.PLAIN);
        header.putInt(stored.properties().size()).putLong(properties.length);
        header.putInt(model.dimension()).putInt(factors ? ModelLayout.FACTORS_SECTION : 0);
        header.putLong(vocabulary.length);
        header.putDouble(model.lambda()).putDouble(model.bias());
        out.write(header.array());
        out.write(properties);
        out.write(vocabulary);
        put(out, model.dimension(), model::weight);
        if (factors) {
            put(out, model.dimension(), stored.factors().get()::of);
        }
        out.flush();
        raw.write(digest.digest());
    }

    private static void put(OutputStream out, int count, IntToDoubleFunction number) throws IOException {
        ByteBuffer bytes = ModelLayout.buffer(Double.BYTES);
        for (int j = 0; j < count; j++) {
            out.write(bytes.putDouble(0, number.applyAsDouble(j)).array());
        }
    }

    private static byte[] properties(Map<String, String> properties) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        properties.forEach((key, value) -> {
            put(out, utf8, key, "property key " + key);
            put(out, utf8, value, "value of property " + key);
        });
        return out.toByteArray();
    }

    private static byte[] vocabulary(StoredModel stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        for (int j = 0; j < stored.vocabulary().size(); j++) {
            put(out, utf8, stored.vocabulary().get(j), "word of column " + j);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, CharsetEncoder utf8, String text, String subject) {
        ByteBuffer bytes;
        try {
            bytes = utf8.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    subject + ": expected text that UTF-8 can hold, got an unpaired " + "surrogate", e);
        }
        out.writeBytes(
                ModelLayout.buffer(Integer.BYTES).putInt(bytes.remaining()).array());
        out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
    }
}
