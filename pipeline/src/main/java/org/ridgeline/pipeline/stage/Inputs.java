package org.ridgeline.pipeline.stage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a run takes its documents from.
 *
 * @param sst an archive or folder given by the user, taken instead of the pinned source's locations
 * @param pinned whether other bytes than the pinned ones are an error
 * @param online whether a download may be tried
 * @param fallBack whether the synthetic corpus may stand in where SST is nowhere to be had
 * @param syntheticDocuments if present, the synthetic corpus of that many documents is taken whatever the experiment names
 * @param seed the seed of the synthetic corpus
 * @param home the project's folder, from which relative locations start
 * @param environment the environment variables that name the cache folder and proxies
 */
public record Inputs(
        Optional<Path> sst,
        boolean pinned,
        boolean online,
        boolean fallBack,
        OptionalInt syntheticDocuments,
        long seed,
        Path home,
        Map<String, String> environment) {

    /** The seed of the synthetic corpus that nobody asked to change. */
    public static final long DEFAULT_SEED = 1;

    /** Copies. */
    public Inputs {
        Objects.requireNonNull(sst, "sst");
        Objects.requireNonNull(syntheticDocuments, "syntheticDocuments");
        Objects.requireNonNull(home, "home");
        environment = Map.copyOf(environment);
    }
}
