package org.ridgeline.data.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that a user names: written beside its place and renamed, so that there is the old one or the whole new one. */
public final class WholeFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private WholeFile() {}

    @FunctionalInterface
    public interface Content {

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
        Optional<Path> part = staged(place, content);
        try {
            if (part.isPresent()) {
                move(part.get(), place);
            } else {
                fill(place, content);
            }
        } finally {
            part.ifPresent(WholeFile::discard);
        }
    }

    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Returns the file beside its place that holds the content, to be renamed; empty if a device stands there. Where that fails nothing is
     * left.
     */
    static Optional<Path> staged(Path place, Content content) throws IOException {
        if (Files.isDirectory(place)) {
            throw new FileSystemException(place.toString(), null, "a folder stands there");
        }
        if (isDevice(place)) {
            return Optional.empty();
        }
        Path part = beside(place, ".part");
        boolean filled = false;
        try {
            fillBeside(part, content);
            filled = true;
            return Optional.of(part);
        } finally {
            if (!filled) {
                discard(part);
            }
        }
    }

    static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // What is thrown already, or that all files are in place, says more.
        }
    }

    static void fill(Path device, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device), BUFFER_BYTES)) {
            content.write(out);
        }
    }

    private static void fillBeside(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
            content.write(out);
            out.flush();
            // On the disk before it gets its name: after a power loss the name never stands for an empty file.
            channel.force(true);
        }
    }

    /** A device or a pipe, such as /dev/stdout: nothing to rename. */
    private static boolean isDevice(Path place) {
        return Files.exists(place) && !Files.isRegularFile(place);
    }

    /** Not {@link Files#createTempFile}: that makes files only their owner can read. */
    static Path beside(Path place, String suffix) {
        return place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + suffix);
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
