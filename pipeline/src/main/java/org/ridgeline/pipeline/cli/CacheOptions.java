package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.ridgeline.data.source.SourceFetcher;
import org.ridgeline.pipeline.run.CodeVersion;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.StageCache;
import picocli.CommandLine.Option;

/** Whether a command takes from the cache what was computed before, and where that is. */
final class CacheOptions {

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Keep fits and studies here, to take them again (default: data/.cache/stages, or $RIDGELINE_CACHE/stages).")
    private Path folder;

    @Option(
            names = "--no-cache",
            description = "Compute all afresh; take nothing from the cache and put nothing into it.")
    private boolean off;

    StageCache open(Console console) {
        if (off) {
            return StageCache.none();
        }
        String code = CodeVersion.of(System.getProperty("java.class.path", "")) + Environment.libraries();
        return StageCache.in(folder(folder), code, Clock.systemUTC(), remark -> console.warn(remark));
    }

    /** Returns the folder of the cache: the given one, or that below the folder of downloads. */
    static Path folder(Path given) {
        return given != null
                ? given.toAbsolutePath().normalize()
                : SourceFetcher.cacheFolder(InputOptions.home(), System.getenv())
                        .resolve("stages");
    }
}
