package org.ridgeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.ModelFileException;
import org.ridgeline.model.store.StoredModel;

/** Whatever the bytes, a model is read and written as it was, or refused with {@link ModelFileException}. */
final class ModelFuzz {

    private static final int CHECKSUM_BYTES = 32;

    private ModelFuzz() {}

    /** The checksum would hide what stands behind it from chance: it is made right, so that damage reaches the rest. */
    static void models(Path folder, byte[] bytes) {
        Path file = folder.resolve("fuzz.ridgeline");
        try {
            readAndWrite(file, bytes);
            byte[] summed = summed(bytes);
            if (!Arrays.equals(bytes, summed)) {
                readAndWrite(file, summed);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readAndWrite(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        StoredModel model;
        try {
            model = ModelFile.read(file);
        } catch (ModelFileException refused) {
            return;
        }
        ModelFile.write(file, model);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** Returns the bytes with their last ones replaced by the checksum of those before. */
    private static byte[] summed(byte[] bytes) {
        byte[] summed = bytes.clone();
        int end = bytes.length - CHECKSUM_BYTES;
        if (end >= 0) {
            MessageDigest digest = sha256();
            digest.update(bytes, 0, end);
            System.arraycopy(digest.digest(), 0, summed, end, CHECKSUM_BYTES);
        }
        return summed;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform, got none", e);
        }
    }
}
