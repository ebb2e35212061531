package org.ridgeline.pipeline.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.ProgressListener;
import org.ridgeline.data.source.SourceFetcher;
import org.ridgeline.data.source.SourceUnavailableException;

/** The real treebank for tests: where it already is; tests never download it. */
public final class Treebank {

    private Treebank() {}

    /** Returns the project's folder, as the build names it. */
    public static Path home() {
        return Path.of(System.getProperty("ridgeline.home", "..")).toAbsolutePath();
    }

    /** Returns the verified archive, or skips the test that asks, with the reason. */
    public static Path archive() {
        try {
            Path cache = SourceFetcher.cacheFolder(home(), System.getenv());
            return new SourceFetcher(home(), cache, false, Map.of()).fetch(CorpusSource.sst(), ProgressListener.NONE);
        } catch (SourceUnavailableException e) {
            assumeTrue(false, "SST is not here, so this test is skipped: " + e.getMessage());
            throw e;
        }
    }

    /** Returns the inputs that take this archive. */
    public static Inputs inputs() {
        return new Inputs(Optional.of(archive()), true, false, false, Optional.empty(), home(), Map.of());
    }
}
