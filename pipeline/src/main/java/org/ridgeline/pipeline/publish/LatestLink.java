package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ridgeline.pipeline.stage.OutputException;

/** The link to the newest run, in the folder of runs; a file with its name where the file system has no links. */
final class LatestLink {

    static final String NAME = "latest";

    /** Links that were made and not renamed over the old one. */
    static final String FRESH_GLOB = "." + NAME + ".*";

    /** How often to make the new link again that another run, which begins just now, took for a killed run's. */
    private static final int TRIES = 10;

    private LatestLink() {}

    /**
     * Makes the new link beside the old one and renames it over, so that there is always one.
     *
     * @throws OutputException if that cannot be done; the run stays
     */
    static void pointTo(Path run) {
        Path latest = run.resolveSibling(NAME);
        try {
            for (int left = TRIES; ; left--) {
                try {
                    replace(latest, run);
                    return;
                } catch (NoSuchFileException e) {
                    if (left == 0) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw OutputException.link(latest, run, e);
        }
    }

    private static void replace(Path latest, Path run) throws IOException {
        Path fresh = run.resolveSibling("." + NAME + "." + run.getFileName());
        try {
            Files.createSymbolicLink(fresh, run.getFileName());
        } catch (UnsupportedOperationException | FileAlreadyExistsException e) {
            Files.writeString(fresh, run.getFileName() + "\n");
        }
        try {
            Files.move(fresh, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
