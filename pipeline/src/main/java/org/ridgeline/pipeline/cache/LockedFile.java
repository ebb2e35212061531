package org.ridgeline.pipeline.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file held under a lock of the kernel's, which ends with its holder, however that ends. */
final class LockedFile implements AutoCloseable {

    /** How long to wait between two tries where a thread of this process holds the lock: the kernel tells processes apart only. */
    private static final long MILLIS = 20;

    private final FileChannel channel;

    private LockedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the file if need be, and waits for its lock. */
    static LockedFile await(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (!locked(channel, true)) {
                Thread.sleep(MILLIS);
            }
            return new LockedFile(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another run works on the same stage", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Says whether somebody holds the file's lock. */
    static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !locked(channel, false);
        }
    }

    private static boolean locked(FileChannel channel, boolean wait) throws IOException {
        try {
            FileLock lock = wait ? channel.lock() : channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Several of them. */
    static final class All implements AutoCloseable {

        private final List<LockedFile> files = new ArrayList<>();

        void add(LockedFile file) {
            files.add(file);
        }

        @Override
        public void close() throws IOException {
            for (LockedFile file : files) {
                file.close();
            }
        }
    }
}
