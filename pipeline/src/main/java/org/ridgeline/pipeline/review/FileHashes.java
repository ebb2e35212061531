package org.ridgeline.pipeline.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ridgeline.data.review.ReviewException;
import org.ridgeline.data.review.ReviewSource;
import org.ridgeline.pipeline.stage.Fingerprinting;

/** Hashes files on a thread of its own, while others read them. The standard input, which comes once, has no hash. */
final class FileHashes {

    private final List<CompletableFuture<Void>> begun = new ArrayList<>();
    private final SortedMap<String, String> hashes = new TreeMap<>();

    FileHashes(List<Path> files) {
        add(files);
    }

    void add(List<Path> files) {
        begun.add(CompletableFuture.runAsync(() -> files.forEach(this::hash)));
    }

    private void hash(Path file) {
        String hash = "not known";
        if (!file.equals(ReviewSource.STANDARD_INPUT)) {
            Fingerprinting all = new Fingerprinting();
            byte[] piece = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    all.digest().update(piece, 0, read);
                }
            } catch (IOException e) {
                throw new ReviewException(file + ": cannot be read (" + e + ")", e);
            }
            hash = all.hex();
        }
        synchronized (hashes) {
            hashes.put(file.getFileName().toString(), hash);
        }
    }

    /** Waits for all and returns the hashes by the files' names. */
    SortedMap<String, String> get() {
        try {
            begun.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof ReviewException failure ? failure : e;
        }
        return hashes;
    }
}
