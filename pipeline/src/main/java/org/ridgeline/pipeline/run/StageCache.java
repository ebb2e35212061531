package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/**
 * Gives back results that were computed before from the same inputs by the same code.
 *
 * <p>Runs may share one cache, at the same time too: a result is written whole or not at all, and of two runs that compute the same one,
 * the later one's stays.
 */
public final class StageCache {

    /** What is kept at most; where it is more, the results that were not used for the longest time go. */
    static final long MOST_BYTES = 256L << 20;

    /** Null for the cache that keeps nothing. */
    private final Path folder;

    private final String code;
    private final Clock clock;
    private final Consumer<String> remarks;

    private StageCache(Path folder, String code, Clock clock, Consumer<String> remarks) {
        this.folder = folder;
        this.code = code;
        this.clock = clock;
        this.remarks = remarks;
    }

    /** Returns the cache that keeps nothing: each result is computed. */
    public static StageCache none() {
        return new StageCache(null, "", null, remark -> {});
    }

    /**
     * Returns the cache in a folder, which is made if need be; what killed runs left half-written there is deleted.
     *
     * @param code what identifies the program; results of another one are not taken
     * @param clock tells when a result was last used
     * @param remarks hears of results that are damaged and computed again
     * @throws CacheException if the folder cannot be written
     */
    public static StageCache in(Path folder, String code, Clock clock, Consumer<String> remarks) {
        CacheContent.of(folder);
        return new StageCache(folder, code, clock, remarks);
    }

    /**
     * A result and where it came from.
     *
     * @param value the result
     * @param cached whether it was computed before
     */
    public record Cached<T>(T value, boolean cached) {}

    /**
     * Returns the result of a stage, computed now if it was not computed before.
     *
     * @param stage a name: lower-case letters, digits and hyphens
     * @param inputs all that the result follows from, as {@link CanonicalJson} can write it
     * @param type of the result, which JSON gives back to the last bit
     * @param work computes it; what it throws is thrown on, and nothing is kept
     * @throws CacheException if the cache cannot be read or written
     */
    public <T> Cached<T> get(String stage, Supplier<Map<String, ?>> inputs, Class<T> type, Supplier<T> work) {
        if (folder == null) {
            return new Cached<>(work.get(), false);
        }
        String key = Sha256.of(CanonicalJson.write(List.of(code, inputs.get())).getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(stage).resolve(key);
        try {
            Optional<T> kept = read(file, type);
            if (kept.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                return new Cached<>(kept.get(), true);
            }
            T made = work.get();
            write(file, KeptFile.bytes(CanonicalJson.write(made)));
            return new Cached<>(made, false);
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
    }

    private <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(StrictJson.read(KeptFile.json(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (KeptFile.DamagedException | JsonDataException e) {
            remarks.accept(
                    "cache: " + CacheContent.name(file) + " is damaged: " + e.getMessage() + "; it is computed again");
            return Optional.empty();
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = CacheContent.part(folder);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException ignored) {
            // A run on another machine took the part for a dead one's: then the result is not kept.
        } finally {
            Files.deleteIfExists(part);
        }
        CacheContent.of(folder).keepWithin(MOST_BYTES);
    }
}
