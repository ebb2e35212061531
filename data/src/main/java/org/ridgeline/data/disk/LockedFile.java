package org.ridgeline.data.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** A file held under a lock of the kernel's, which ends with its holder, however that ends. */
public final class LockedFile implements AutoCloseable {

    /** How long to wait between two tries where a thread of this process holds the lock: the kernel tells processes apart only. */
    private static final long MILLIS = 20;

    private final FileChannel channel;

    private LockedFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the file if need be, and takes its lock if nobody holds it.
     *
     * @return empty if somebody does
     */
    public static Optional<LockedFile> take(Path file) throws IOException {
        for (; ; ) {
            LockedFile held = new LockedFile(opened(file));
            boolean ours = false;
            try {
                if (!held.lock(false)) {
                    return Optional.empty();
                }
                // Who held it before may have deleted it between our two steps: then our lock is on nothing that others
                // see.
                ours = Files.exists(file);
                if (ours) {
                    return Optional.of(held);
                }
            } finally {
                if (!ours) {
                    held.close();
                }
            }
        }
    }

    /**
     * Makes the file if need be, and waits for its lock; {@link #delete} takes it away again.
     *
     * <p>Who waits may be given the lock of a file that its holder has just deleted, while a third has made and locked another one at its
     * place. So each new holder writes a word of its own through its channel, and looks whether it stands at the place.
     */
    public static LockedFile awaitShortLived(Path file) throws IOException {
        byte[] word = (ProcessHandle.current().pid() + "-" + System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
        for (; ; ) {
            LockedFile held = new LockedFile(opened(file));
            try {
                while (!held.lock(true)) {
                    Thread.sleep(MILLIS);
                }
                held.channel.truncate(0);
                held.channel.write(ByteBuffer.wrap(word));
                if (Arrays.equals(word, Files.readAllBytes(file))) {
                    return held;
                }
            } catch (NoSuchFileException ignored) {
                // Deleted by the holder before us: the next round makes it anew.
            } catch (InterruptedException e) {
                held.close();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for another that holds " + file, e);
            } catch (IOException e) {
                deleteIfEmpty(file, held);
                throw e;
            }
            held.close();
        }
    }

    /**
     * Ends a lock whose word could not be written, as on a full disk, and leaves no empty file. It may be another's, made at the place since;
     * he has not looked at his word yet then, will find no file, and make another.
     */
    private static void deleteIfEmpty(Path file, LockedFile held) throws IOException {
        try (held) {
            if (Files.isRegularFile(file) && Files.size(file) == 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileChannel opened(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Says whether the lock was had; with waiting, false only where a thread of this process holds it. */
    private boolean lock(boolean wait) throws IOException {
        try {
            FileLock lock = wait ? channel.lock() : channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public void delete(Path file) throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
