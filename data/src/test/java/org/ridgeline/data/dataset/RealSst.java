package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.ProgressListener;
import org.ridgeline.data.source.SourceFetcher;
import org.ridgeline.data.source.SourceUnavailableException;

/** The real treebank for tests, where this machine has it; a test that asks for it is skipped elsewhere. */
final class RealSst {

    private RealSst() {}

    /** Returns the archive's path; looks at its local locations, starting from the project's folder. */
    static Path archive() {
        Path home = Path.of("").toAbsolutePath().getParent();
        Path cache = SourceFetcher.cacheFolder(home, System.getenv());
        try {
            return new SourceFetcher(home, cache, false, Map.of()).fetch(CorpusSource.sst(), ProgressListener.NONE);
        } catch (SourceUnavailableException e) {
            return Assumptions.abort("skipped, it needs the real treebank: " + e.getMessage());
        }
    }

    static byte[] bytes() throws IOException {
        return Files.readAllBytes(archive());
    }
}
