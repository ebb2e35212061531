package org.ridgeline.pipeline.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.pipeline.cache.CacheFolder.Stored;

/** What a cache holds: listed, verified, pruned. */
public final class CacheContent {

    private final CacheFolder folder;

    private CacheContent(CacheFolder folder) {
        this.folder = folder;
    }

    /**
     * Returns the content of the cache in a folder, which is made if need be.
     *
     * @throws CacheException if the folder cannot be used
     */
    public static CacheContent of(Path folder) {
        CacheFolder opened = new CacheFolder(folder);
        try {
            opened.open();
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
        return new CacheContent(opened);
    }

    /**
     * An entry.
     *
     * @param key what its stage was given
     * @param bytes the size of its output; 0 where the entry cannot be understood
     * @param used when it was last used or made
     * @param fault what is wrong with it, if it was looked for and found
     */
    public record Entry(CacheKey key, long bytes, Instant used, Optional<String> fault) {}

    /**
     * What was deleted.
     *
     * @param entries how many entries
     * @param bytes of the outputs that no entry needs any more
     */
    public record Pruned(int entries, long bytes) {}

    /**
     * Returns the entries by stage, the last used first.
     *
     * @throws CacheException if they cannot be read
     */
    public List<Entry> list() {
        return entries(false);
    }

    /**
     * The same, with each output compared with its hash.
     *
     * @throws CacheException if they cannot be read
     */
    public List<Entry> verify() {
        return entries(true);
    }

    /**
     * Deletes entries that were not used since a moment, damaged ones, and outputs that no entry leads to. Waits for what runs are
     * making, and lets them make nothing meanwhile.
     *
     * @throws CacheException if they cannot be deleted
     */
    public Pruned prune(Instant since) {
        int deleted = 0;
        Set<String> needed = new HashSet<>();
        try (LockedFile.All held = folder.lockAll()) {
            assert held != null;
            for (Entry entry : verify()) {
                Optional<Stored> stored = folder.stored(folder.entry(entry.key()));
                if (entry.used().isBefore(since) || entry.fault().isPresent() || stored.isEmpty()) {
                    Files.deleteIfExists(folder.entry(entry.key()));
                    deleted++;
                } else {
                    needed.add(stored.get().sha256());
                }
            }
            return new Pruned(deleted, deleteObjectsBut(needed));
        } catch (IOException e) {
            throw new CacheException(folder.path(), e);
        }
    }

    private long deleteObjectsBut(Set<String> needed) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> objects = Files.newDirectoryStream(folder.objects())) {
            for (Path object : objects) {
                if (!needed.contains(object.getFileName().toString())) {
                    bytes += Files.size(object);
                    Files.deleteIfExists(object);
                }
            }
        }
        return bytes;
    }

    private List<Entry> entries(boolean verified) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stages = Files.newDirectoryStream(folder.entries())) {
            for (Path stage : stages) {
                try (DirectoryStream<Path> keys = Files.newDirectoryStream(stage)) {
                    for (Path key : keys) {
                        if (key.getFileName().toString().matches("[0-9a-f]{64}")) {
                            entries.add(entry(key, verified));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new CacheException(folder.path(), e);
        }
        entries.sort(Comparator.comparing((Entry entry) -> entry.key().stage())
                .thenComparing(Entry::used, Comparator.reverseOrder())
                .thenComparing(entry -> entry.key().hash()));
        return entries;
    }

    private Entry entry(Path file, boolean verified) throws IOException {
        CacheKey key = new CacheKey(
                file.getParent().getFileName().toString(), file.getFileName().toString());
        Optional<Stored> stored = folder.stored(file);
        Optional<String> fault = stored.isEmpty()
                ? Optional.of("the entry cannot be understood")
                : verified ? fault(stored.get()) : Optional.empty();
        return new Entry(
                key,
                stored.map(Stored::bytes).orElse(0L),
                Files.getLastModifiedTime(file).toInstant(),
                fault);
    }

    private Optional<String> fault(Stored stored) throws IOException {
        Path object = folder.object(stored.sha256());
        try {
            if (Files.size(object) != stored.bytes()) {
                return Optional.of("its output has " + Files.size(object) + " bytes, expected " + stored.bytes());
            }
            return Hashes.of(Files.readAllBytes(object)).equals(stored.sha256())
                    ? Optional.empty()
                    : Optional.of("its output is not what was stored");
        } catch (NoSuchFileException e) {
            return Optional.of("its output is gone");
        }
    }
}
