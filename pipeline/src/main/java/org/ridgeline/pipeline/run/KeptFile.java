package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ridgeline.data.disk.Sha256;

/** A file of the cache: a line with the SHA-256 of the rest, which is a result as JSON. */
final class KeptFile {

    /** Hexadecimal digits and the line feed. */
    private static final int HASH_LINE = 65;

    private KeptFile() {}

    /** Says what is wrong with a file. */
    static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1;

        private DamagedException(String message) {
            super(message);
        }
    }

    static byte[] bytes(String json) {
        String hash = Sha256.of(json.getBytes(StandardCharsets.UTF_8));
        return (hash + "\n" + json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the JSON.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DamagedException if the file is not as it was written
     */
    static String json(Path file) throws IOException, DamagedException {
        if (Files.size(file) > StageCache.MOST_BYTES) {
            throw new DamagedException("expected at most " + StageCache.MOST_BYTES + " bytes, got " + Files.size(file));
        }
        byte[] all = Files.readAllBytes(file);
        byte[] json = Arrays.copyOfRange(all, Math.min(HASH_LINE, all.length), all.length);
        if (!new String(all, 0, all.length - json.length, StandardCharsets.US_ASCII).equals(Sha256.of(json) + "\n")) {
            throw new DamagedException("it is not what was stored");
        }
        return new String(json, StandardCharsets.UTF_8);
    }
}
