package org.ridgeline.model.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WriteFailure;
import org.ridgeline.model.linear.LinearModel;

/**
 * Writes and reads the model file; the package comment documents its layout byte by byte.
 *
 * <p>Stateless and safe for threads. Two writers of one path do not disturb each other: the last rename wins.
 */
public final class ModelFile {

    /** The versions: a model of weights alone, and one with a factor beside each weight. */
    static final int PLAIN = 1;

    static final int WITH_FACTORS = 2;

    static final int HEADER_BYTES = 56;
    static final int CHECKSUM_BYTES = 32;
    static final int MINIMUM_BYTES = HEADER_BYTES + CHECKSUM_BYTES;
    private static final byte[] MAGIC = {(byte) 0x89, 'R', 'I', 'D', 'G', '\r', '\n', 0x1A};

    private ModelFile() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    /**
     * Writes {@code model} beside {@code path} and renames it into place, so that {@code path} holds the old or the new model at any moment,
     * never a part; a failure leaves nothing behind. Equal models give equal bytes.
     *
     * @throws IllegalArgumentException where a word or property holds an unpaired surrogate, which UTF-8 cannot say
     * @throws ModelFileException where the file cannot be written
     */
    public static void write(Path path, StoredModel model) {
        try {
            WholeFile.write(path, out -> write(out, model));
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

    /** Writes {@code stored}, the same bytes, to a stream that is left open; refuses an unpaired surrogate, too. */
    public static void write(OutputStream out, StoredModel stored) throws IOException {
        LinearModel model = stored.model();
        boolean factors = stored.factors().isPresent();
        byte[] properties = properties(stored.properties());
        byte[] vocabulary = vocabulary(stored.vocabulary());
        MessageDigest digest = Sha256.digest();
        OutputStream hashed = new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16);
        hashed.write(littleEndian(HEADER_BYTES)
                .put(MAGIC)
                // A model that version 1 can say is written in version 1, so that its bytes stay what they were.
                .putInt(factors ? WITH_FACTORS : PLAIN)
                .putInt(stored.properties().size())
                .putLong(properties.length)
                .putInt(model.dimension())
                .putInt(factors ? 1 : 0)
                .putLong(vocabulary.length)
                .putDouble(model.lambda())
                .putDouble(model.bias())
                .array());
        hashed.write(properties);
        hashed.write(vocabulary);
        write(hashed, model.dimension(), model::weight);
        if (factors) {
            write(hashed, model.dimension(), stored.factors().get()::of);
        }
        hashed.flush();
        out.write(digest.digest());
    }

    /**
     * Returns the model in {@code path}, bit for bit what was written. Memory beyond a fixed buffer is taken only once size, version, counts and
     * checksum have been found right; the file is read twice for that.
     *
     * @throws ModelFileException where the file is missing, unreadable, damaged, truncated or of another version
     */
    public static StoredModel read(Path path) {
        return ModelReader.read(path);
    }

    /** Returns a cleared buffer in the file's order of bytes. */
    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(OutputStream out, int count, IntToDoubleFunction number) throws IOException {
        ByteBuffer bytes = littleEndian(Double.BYTES);
        for (int j = 0; j < count; j++) {
            out.write(bytes.putDouble(0, number.applyAsDouble(j)).array());
        }
    }

    private static byte[] properties(Map<String, String> properties) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        properties.forEach((key, value) -> {
            write(out, key, "property key " + key);
            write(out, value, "value of property " + key);
        });
        return out.toByteArray();
    }

    private static byte[] vocabulary(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int j = 0; j < words.size(); j++) {
            write(out, words.get(j), "word of column " + j);
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text, String subject) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            out.writeBytes(littleEndian(Integer.BYTES).putInt(bytes.remaining()).array());
            out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    subject + ": expected text that UTF-8 can hold, got an unpaired surrogate", e);
        }
    }
}
