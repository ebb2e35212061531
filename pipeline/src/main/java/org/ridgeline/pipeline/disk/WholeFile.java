package org.ridgeline.pipeline.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that a user names: written beside their place and renamed, so that there is the old one or the whole new one. */
public final class WholeFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private WholeFile() {}

    /** Makes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; where that fails nothing of it is left.
     *
     * @param file its place, in a folder that is there
     * @throws IOException if it cannot be written, or the content cannot be made
     */
    public static void write(Path file, Content content) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        if (place.getFileName() == null) {
            throw new IOException("expected a file, got the root of the file system");
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            // A device or a pipe, such as /dev/stdout: nothing to rename.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), BUFFER_BYTES)) {
                content.write(out);
            }
            return;
        }
        // Not Files.createTempFile: that makes files only their owner can read.
        Path beside = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    BUFFER_BYTES)) {
                content.write(out);
            }
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The same with content that is there already. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
