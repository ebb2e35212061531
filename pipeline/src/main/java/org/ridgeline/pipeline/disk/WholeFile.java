package org.ridgeline.pipeline.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Path beside = beside(place);
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

    /**
     * Writes several files: all of them beside their places first, so that a full disk is found before any is touched, then renames one
     * after the other.
     *
     * @param files what each is to hold, in the order in which they are renamed; the places are regular files or free
     * @throws IOException if one cannot be written; while nothing was renamed, all are as they were
     */
    public static void write(LinkedHashMap<Path, byte[]> files) throws IOException {
        Map<Path, Path> parts = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                if (Files.exists(file.getKey()) && !Files.isRegularFile(file.getKey())) {
                    throw new FileSystemException(
                            file.getKey().toString(), null, "something else than a file stands there");
                }
                Path part = beside(file.getKey());
                parts.put(file.getKey(), part);
                Files.write(part, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
            for (Map.Entry<Path, Path> part : parts.entrySet()) {
                move(part.getValue(), part.getKey());
            }
        } finally {
            for (Path part : parts.values()) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Not {@link Files#createTempFile}: that makes files only their owner can read. */
    private static Path beside(Path place) {
        return place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
