package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cache holds: listed, verified, pruned. */
public final class CacheContent {

    private static final String PARTS = "parts";

    private final Path folder;

    private CacheContent(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the content of the cache in a folder, which is made if need be; what killed runs left half-written is deleted.
     *
     * @throws CacheException if the folder cannot be used
     */
    public static CacheContent of(Path folder) {
        try {
            Path parts = Files.createDirectories(folder.resolve(PARTS));
            for (Path part : files(parts, "[0-9]+-[0-9]+")) {
                long writer = Long.parseLong(part.getFileName().toString().split("-")[0]);
                if (ProcessHandle.of(writer).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
        return new CacheContent(folder);
    }

    /** Returns a new file to write, to be renamed. */
    static Path part(Path folder) {
        return folder.resolve(PARTS).resolve(ProcessHandle.current().pid() + "-" + System.nanoTime());
    }

    /** Returns how people are told of a file. */
    static String name(Path file) {
        return file.getParent().getFileName() + "/"
                + file.getFileName().toString().substring(0, 16);
    }

    /**
     * A result that is kept.
     *
     * @param name its stage and the beginning of its key
     * @param bytes the size of its file
     * @param used when it was last used or made
     * @param fault what is wrong with it, if it was looked for and found
     */
    public record Entry(String name, long bytes, Instant used, Optional<String> fault) {}

    /**
     * What was deleted.
     *
     * @param entries how many results
     * @param bytes of their files
     */
    public record Pruned(int entries, long bytes) {}

    /**
     * Returns the results by stage, the last used first.
     *
     * @throws CacheException if they cannot be read
     */
    public List<Entry> list() {
        return found(false).stream().map(Found::entry).toList();
    }

    /**
     * As above, with each compared with its hash.
     *
     * @throws CacheException if they cannot be read
     */
    public List<Entry> verify() {
        return found(true).stream().map(Found::entry).toList();
    }

    /**
     * Deletes results that were not used since a moment, and damaged ones.
     *
     * @throws CacheException if they cannot be deleted
     */
    public Pruned prune(Instant since) {
        int entries = 0;
        long bytes = 0;
        try {
            for (Found found : found(true)) {
                Entry entry = found.entry();
                if (entry.used().isBefore(since) || entry.fault().isPresent()) {
                    Files.deleteIfExists(found.file());
                    entries++;
                    bytes += entry.bytes();
                }
            }
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
        return new Pruned(entries, bytes);
    }

    /** Deletes the results that were not used for the longest time, until the others take at most so many bytes. */
    void keepWithin(long bytes) throws IOException {
        List<Found> oldestFirst = new ArrayList<>(found(false));
        oldestFirst.sort(Comparator.comparing(found -> found.entry().used()));
        long left =
                oldestFirst.stream().mapToLong(found -> found.entry().bytes()).sum();
        for (Found found : oldestFirst) {
            if (left <= bytes) {
                return;
            }
            Files.deleteIfExists(found.file());
            left -= found.entry().bytes();
        }
    }

    private record Found(Path file, Entry entry) {}

    private List<Found> found(boolean verified) {
        List<Found> found = new ArrayList<>();
        try {
            for (Path stage : files(folder, "[a-z0-9-]+")) {
                for (Path file : Files.isDirectory(stage) ? files(stage, "[0-9a-f]{64}") : List.<Path>of()) {
                    found(file, verified).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
        found.sort(Comparator.comparing((Found one) -> one.file().getParent())
                .thenComparing(one -> one.entry().used(), Comparator.reverseOrder())
                .thenComparing(Found::file));
        return found;
    }

    /** Returns a result; empty where another process has just deleted it. */
    private static Optional<Found> found(Path file, boolean verified) throws IOException {
        try {
            Optional<String> fault = verified ? fault(file) : Optional.empty();
            Instant used = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new Found(file, new Entry(name(file), Files.size(file), used, fault)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fault(Path file) throws IOException {
        try {
            KeptFile.json(file);
            return Optional.empty();
        } catch (KeptFile.DamagedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
