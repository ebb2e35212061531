package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ridgeline.pipeline.stage.OutputException;

/** The link to the newest run, in the folder of runs; a file with its name where the file system has no links. */
final class LatestLink {

    static final String NAME = "latest";

    private LatestLink() {}

    /**
     * Makes the new link beside the old one and renames it over, so that there is always one.
     *
     * @throws OutputException if that cannot be done; the run stays
     */
    static void pointTo(Path run) {
        Path latest = run.resolveSibling(NAME);
        Path fresh = run.resolveSibling("." + NAME + "." + run.getFileName());
        try {
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
        } catch (IOException e) {
            throw OutputException.link(latest, run, e);
        }
    }
}
