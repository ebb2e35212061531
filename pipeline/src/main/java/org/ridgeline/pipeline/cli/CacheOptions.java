package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.ridgeline.data.corpus.SourceFetcher;
import org.ridgeline.pipeline.cache.StageCache;
import org.ridgeline.pipeline.stage.StageKeys;
import picocli.CommandLine.Option;

/** Whether a command takes from the cache what was computed before. */
final class CacheOptions {

    @Option(
            names = "--no-cache",
            description = "Compute every stage afresh; take nothing from the cache and put nothing into it.")
    private boolean off;

    /**
     * Opens the cache.
     *
     * @throws org.ridgeline.pipeline.cache.CacheException if it cannot be written
     */
    StageKeys keys(Console console) {
        return StageKeys.of(
                off
                        ? StageCache.none()
                        : StageCache.in(folder(), Clock.systemUTC(), remark -> console.remarks()
                                .println("ridgeline: " + remark)));
    }

    /** Returns the folder of the stages' outputs, below that of downloads. */
    static Path folder() {
        return SourceFetcher.cacheFolder(InputOptions.home(), System.getenv()).resolve("stages");
    }
}
