package org.ridgeline.pipeline.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.data.disk.LockedFile;

/** The files of a cache; see the package for their layout. */
final class CacheFolder {

    private static final String ENTRIES = "entries";
    private static final String OBJECTS = "objects";
    private static final String PARTS = "parts";
    private static final String LOCKS = "locks";

    /** How often to begin a file anew that another run's sweep took for a dead one's, in the moment before it was locked. */
    private static final int TRIES = 10;

    private final Path folder;

    CacheFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Makes the folders, and deletes what runs that are no more were writing. */
    void open() throws IOException {
        for (String name : new String[] {ENTRIES, OBJECTS, PARTS, LOCKS}) {
            Files.createDirectories(folder.resolve(name));
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.resolve(PARTS))) {
            for (Path part : parts) {
                sweep(part);
            }
        }
    }

    private static void sweep(Path part) throws IOException {
        try {
            if (!LockedFile.isHeld(part)) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // Its writer has just renamed it, or another run's sweep was faster.
            assert e != null;
        }
    }

    LockedFile lock(CacheKey key) throws IOException {
        return LockedFile.await(folder.resolve(LOCKS).resolve(key.hash().substring(0, 2)));
    }

    /** Waits for every lock, one after the other; whoever holds one waits for no other, so this ends. */
    LockedFile.All lockAll() throws IOException {
        LockedFile.All all = new LockedFile.All();
        try {
            for (int first = 0; first < 256; first++) {
                all.add(LockedFile.await(folder.resolve(LOCKS).resolve(String.format(Locale.ROOT, "%02x", first))));
            }
            return all;
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    Path entries() {
        return folder.resolve(ENTRIES);
    }

    Path objects() {
        return folder.resolve(OBJECTS);
    }

    Path entry(CacheKey key) {
        return entries().resolve(key.stage()).resolve(key.hash());
    }

    Path object(String sha256) {
        return objects().resolve(sha256);
    }

    /** Returns what an entry says, if it is there and can be understood. */
    Optional<Stored> stored(Path entry) throws IOException {
        try {
            return Files.size(entry) > 200
                    ? Optional.empty()
                    : Stored.parse(Files.readString(entry, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Notes that an entry was used. */
    void touch(CacheKey key, Instant now) throws IOException {
        Files.setLastModifiedTime(entry(key), FileTime.from(now));
    }

    /** Writes an output and the entry that leads to it. */
    void store(CacheKey key, byte[] content) throws IOException {
        Stored stored = new Stored(Hashes.of(content), content.length);
        write(object(stored.sha256()), content);
        Files.createDirectories(entry(key).getParent());
        write(entry(key), stored.line().getBytes(StandardCharsets.US_ASCII));
    }

    private void write(Path place, byte[] content) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                writeOnce(place, content);
                return;
            } catch (NoSuchFileException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private void writeOnce(Path place, byte[] content) throws IOException {
        Path part = folder.resolve(PARTS)
                .resolve(place.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime());
        try (LockedFile locked = LockedFile.await(part)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                locked.channel().write(bytes);
            }
            locked.channel().force(true);
            move(part, place);
            force(place.getParent());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Forces a rename to the disk, on systems that let a program open a folder. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not on this system. After a power loss the old file may then be there; it is whole as well.
            assert e != null;
        }
    }

    /**
     * What an entry says.
     *
     * @param sha256 the hash of the output
     * @param bytes its size
     */
    record Stored(String sha256, long bytes) {

        Stored {
            Hashes.require(sha256);
        }

        String line() {
            return sha256 + " " + bytes + "\n";
        }

        static Optional<Stored> parse(String line) {
            return line.matches("[0-9a-f]{64} [0-9]{1,18}\n")
                    ? Optional.of(new Stored(
                            line.substring(0, 64),
                            Long.parseLong(line.substring(65).strip())))
                    : Optional.empty();
        }
    }
}
