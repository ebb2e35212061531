package org.ridgeline.pipeline.run;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;

/**
 * Where a run takes its documents from.
 *
 * @param sst an archive or folder given by the user, taken instead of the pinned source's locations
 * @param pinned whether other bytes than the pinned ones are an error
 * @param online whether a download may be tried
 * @param fallBack whether the synthetic corpus may stand in where SST is nowhere to be had
 * @param synthetic if present, this synthetic corpus is taken, whatever the experiment names
 * @param home the project's folder, from which relative locations start
 * @param environment the environment variables that name the cache folder and proxies
 * @param standardInput what the path {@code -} of own data stands for, from its beginning each time
 */
public record Inputs(
        Optional<Path> sst,
        boolean pinned,
        boolean online,
        boolean fallBack,
        Optional<Synthetic> synthetic,
        Path home,
        Map<String, String> environment,
        Supplier<InputStream> standardInput) {

    /** With nothing on the standard input. */
    public Inputs(
            Optional<Path> sst,
            boolean pinned,
            boolean online,
            boolean fallBack,
            Optional<Synthetic> synthetic,
            Path home,
            Map<String, String> environment) {
        this(sst, pinned, online, fallBack, synthetic, home, environment, InputStream::nullInputStream);
    }

    public Inputs {
        Objects.requireNonNull(sst, "sst");
        Objects.requireNonNull(synthetic, "synthetic");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(standardInput, "standardInput");
        environment = Map.copyOf(environment);
    }
}
