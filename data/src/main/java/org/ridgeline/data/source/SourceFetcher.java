package org.ridgeline.data.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WriteFailure;

/**
 * Finds the archive of a {@link CorpusSource}: at the first of its locations that has the right bytes. A download goes
 * into the cache, so that the next run needs no network.
 */
public final class SourceFetcher {

    private final Path home;
    private final Path cache;
    private final Supplier<Downloader> downloader;

    /**
     * Makes a fetcher.
     *
     * @param home the project's folder, from which relative locations start
     * @param cache the folder downloads are kept in, made when needed; see {@link #cacheFolder}
     * @param online whether a download may be tried
     * @param environment the environment variables; those that name proxies are honoured
     */
    public SourceFetcher(Path home, Path cache, boolean online, Map<String, String> environment) {
        this(home, cache, online ? () -> new Downloader(Downloader.Limits.DEFAULT, environment) : null);
    }

    /** For tests: another downloader, or null for none; made only when needed, since an HTTP client takes its time. */
    SourceFetcher(Path home, Path cache, Supplier<Downloader> downloader) {
        this.home = Objects.requireNonNull(home, "home");
        this.cache = Objects.requireNonNull(cache, "cache");
        this.downloader = downloader;
    }

    /** Returns the cache folder: the one that RIDGELINE_CACHE names, else {@code data/.cache} under the project's. */
    public static Path cacheFolder(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("RIDGELINE_CACHE", "");
        return named.isBlank() ? home.resolve("data").resolve(".cache") : home.resolve(named);
    }

    /**
     * Returns the path of the verified archive. Nothing is fetched if an earlier location has it.
     *
     * @param source what to find
     * @param progress hears of the download, if there is one
     * @throws SourceUnavailableException if no location has it; the message says for each of them why
     * @throws DataException if the file in the cache, or the only one found, has other bytes than the pinned ones, or a download cannot
     *     be written
     */
    public Path fetch(CorpusSource source, ProgressListener progress) {
        List<String> reasons = new ArrayList<>();
        DataException damaged = null;
        for (String location : source.locations()) {
            try {
                return location.startsWith("https:") || location.startsWith("http:")
                        ? download(source, location, progress)
                        : verifiedFile(source, path(source, location));
            } catch (SourceUnavailableException e) {
                reasons.add(location + ": " + e.getMessage());
            } catch (DataException e) {
                if (location.equals(CorpusSource.CACHE)) {
                    throw e;
                }
                damaged = damaged == null ? e : damaged;
            }
        }
        if (damaged != null) {
            throw damaged;
        }
        throw new SourceUnavailableException(source.name() + ": " + source.file() + " is at none of its locations\n  "
                + String.join("\n  ", reasons)
                + "\n  to do:    download it by hand and pass `sst` PATH, or put it into " + cache);
    }

    private Path path(CorpusSource source, String location) {
        return location.equals(CorpusSource.CACHE)
                ? cache.resolve(source.file())
                : home.resolve(location).normalize();
    }

    private Path verifiedFile(CorpusSource source, Path file) {
        if (!Files.exists(file)) {
            throw new SourceUnavailableException("no file " + file);
        }
        try {
            String actual = Sha256.of(file);
            if (!actual.equals(source.sha256())) {
                throw DataException.unexpected(
                        file.toString(),
                        "not the pinned bytes",
                        "SHA-256 " + source.sha256() + ", " + source.bytes() + " bytes",
                        "SHA-256 " + actual + ", " + Files.size(file) + " bytes",
                        "delete this file so that it is fetched again, or pass it with `sst` and `unpinned`");
            }
            return file;
        } catch (IOException e) {
            throw new SourceUnavailableException(file + " cannot be read: " + e);
        }
    }

    private Path download(CorpusSource source, String url, ProgressListener progress) {
        if (downloader == null) {
            throw new SourceUnavailableException("not tried, downloads are switched off");
        }
        try {
            Files.createDirectories(cache);
            Path file = cache.resolve(source.file());
            WholeFile.write(file, downloader.get().download(URI.create(url), source, progress));
            return file;
        } catch (IOException e) {
            // A fault of this machine, such as a full disk: another corpus would not be the answer to it.
            throw new DataException(
                    cache + ": the download cannot be written: " + WriteFailure.reason(e),
                    "free space, or name another cache folder with RIDGELINE_CACHE",
                    e);
        }
    }
}
