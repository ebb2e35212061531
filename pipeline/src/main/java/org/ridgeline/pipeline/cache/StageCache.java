package org.ridgeline.pipeline.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.pipeline.cache.CacheFolder.Stored;

/**
 * Gives back outputs of stages that were made before from the same inputs, parameters and code.
 *
 * <p>Runs may share one cache, at the same time too: while one makes an output, others that need it wait and then take it.
 */
public final class StageCache {

    /** Null for the cache that keeps nothing. */
    private final CacheFolder folder;

    private final Clock clock;
    private final Consumer<String> remarks;

    private StageCache(CacheFolder folder, Clock clock, Consumer<String> remarks) {
        this.folder = folder;
        this.clock = clock;
        this.remarks = remarks;
    }

    /** Returns the cache that keeps nothing: each output is made. */
    public static StageCache none() {
        return new StageCache(null, null, remark -> {});
    }

    /**
     * Returns the cache in a folder, which is made if need be; what killed runs left half-written there is deleted.
     *
     * @param clock tells when an entry was last used
     * @param remarks hears of entries that are damaged and made again
     * @throws CacheException if the folder cannot be written
     */
    public static StageCache in(Path folder, Clock clock, Consumer<String> remarks) {
        CacheFolder opened = new CacheFolder(folder);
        try {
            opened.open();
        } catch (IOException e) {
            throw new CacheException(folder, e);
        }
        return new StageCache(opened, clock, remarks);
    }

    /**
     * An output and where it came from.
     *
     * @param value the output
     * @param cached whether it was made before
     */
    public record Cached<T>(T value, boolean cached) {}

    /** Says whether outputs are kept. */
    public boolean keeps() {
        return folder != null;
    }

    /**
     * Returns the output of a key, made now if it was not made before.
     *
     * @param work makes it and asks this cache for nothing: others may wait for it; what it throws is thrown on, and nothing is kept
     * @throws CacheException if the cache cannot be read or written
     */
    public <T> Cached<T> get(CacheKey key, Codec<T> codec, Supplier<T> work) {
        if (!keeps()) {
            return new Cached<>(work.get(), false);
        }
        try {
            Optional<T> found = find(key, codec, false);
            if (found.isPresent()) {
                return new Cached<>(found.get(), true);
            }
            try (LockedFile held = folder.lock(key)) {
                assert held != null;
                Optional<T> meanwhile = find(key, codec, true);
                if (meanwhile.isPresent()) {
                    return new Cached<>(meanwhile.get(), true);
                }
                T made = work.get();
                folder.store(key, bytes(codec, made));
                return new Cached<>(made, false);
            }
        } catch (IOException e) {
            throw new CacheException(folder.path(), e);
        }
    }

    private <T> Optional<T> find(CacheKey key, Codec<T> codec, boolean last) throws IOException {
        Path entry = folder.entry(key);
        Optional<Stored> stored = folder.stored(entry);
        if (stored.isEmpty()) {
            if (last && Files.exists(entry)) {
                remark(key, "its entry cannot be understood");
            }
            return Optional.empty();
        }
        Optional<T> value = read(key, stored.get(), codec, last);
        if (value.isPresent()) {
            folder.touch(key, clock.instant());
        }
        return value;
    }

    private <T> Optional<T> read(CacheKey key, Stored stored, Codec<T> codec, boolean last) throws IOException {
        byte[] content;
        try {
            Path object = folder.object(stored.sha256());
            // A file of another size is not even read: it may not fit.
            content = Files.size(object) == stored.bytes() ? Files.readAllBytes(object) : new byte[0];
        } catch (NoSuchFileException e) {
            if (last) {
                remark(key, "its output " + stored.sha256() + " is gone");
            }
            return Optional.empty();
        }
        if (!Hashes.of(content).equals(stored.sha256())) {
            if (last) {
                remark(key, "its output is not what was stored: expected SHA-256 " + stored.sha256() + ", got another");
            }
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            T value = codec.read(in);
            if (!in.hasRemaining()) {
                return Optional.of(value);
            }
        } catch (RuntimeException e) {
            // The bytes are those stored; who stored them wrote another format.
            assert e != null;
        }
        if (last) {
            remark(key, "its output cannot be understood");
        }
        return Optional.empty();
    }

    private void remark(CacheKey key, String what) {
        remarks.accept("cache: the entry " + key.stage() + "/" + key.hash().substring(0, 16) + " is damaged: " + what
                + "; it is made again");
    }

    private static <T> byte[] bytes(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            codec.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
