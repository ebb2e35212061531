package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {

    private Folders() {}

    /** Deletes the folder and what it holds, if it is there; links are deleted and not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : all(folder)) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes the files and folders of such names at any depth. */
    static void deleteIn(Path folder, String names) throws IOException {
        for (Path file : all(folder)) {
            if (file.getFileName().toString().matches(names)) {
                delete(file);
            }
        }
    }

    /** Returns the folder and all that is in it, what is inside before what it is in. */
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
