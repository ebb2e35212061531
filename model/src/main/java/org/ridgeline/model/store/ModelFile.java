package org.ridgeline.model.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Writes and reads the model file; the package comment documents its layout byte by byte.
 *
 * <p>Stateless and safe for threads. Two writers of one path do not disturb each other: the last rename wins.
 */
public final class ModelFile {

    private ModelFile() {}

    /**
     * Writes {@code model} beside {@code path} and renames it into place, so that {@code path} holds the old or the new
     * model at any moment, never a part. Equal models give equal bytes.
     *
     * @param path where to; an existing file is replaced
     * @param model what to write
     * @throws IllegalArgumentException where a word or property holds an unpaired surrogate, which UTF-8 cannot say
     * @throws ModelFileException where the file cannot be written; nothing is left behind
     */
    public static void write(Path path, StoredModel model) {
        ModelWriter.write(path, model);
    }

    /**
     * Writes {@code model}, the same bytes, to a stream that is left open.
     *
     * @throws IllegalArgumentException where a word or property holds an unpaired surrogate, which UTF-8 cannot say
     * @throws IOException where the stream cannot be written
     */
    public static void write(OutputStream out, StoredModel model) throws IOException {
        ModelWriter.write(out, model);
    }

    /**
     * Returns the model in {@code path}. Memory beyond a fixed buffer is taken only once size, version, counts and
     * checksum have been found right; the file is read twice for that.
     *
     * @param path a file as {@link #write(Path, StoredModel)} makes it
     * @return its content, bit for bit what was written
     * @throws ModelFileException where the file is missing, unreadable, damaged, truncated or of another version
     */
    public static StoredModel read(Path path) {
        return ModelReader.read(path);
    }
}
