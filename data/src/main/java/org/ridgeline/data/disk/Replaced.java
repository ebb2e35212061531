package org.ridgeline.data.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A place of a file that is to be replaced, and the second name, beside it, of what stood there. */
record Replaced(Path place, Optional<Path> old) {

    /** Gives what stands at the place a second name: a hard link, or where there are none its only name from now on. */
    static Replaced keeping(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            throw new FileSystemException(place.toString(), null, "a folder stands there");
        }
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return new Replaced(place, Optional.empty());
        }
        Path old = WholeFile.beside(place, ".old");
        try {
            if (Files.isSymbolicLink(place)) {
                Files.createSymbolicLink(old, Files.readSymbolicLink(place));
            } else {
                Files.createLink(old, place);
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            WholeFile.move(place, old);
        }
        return new Replaced(place, Optional.of(old));
    }

    /** Puts back what stood at the place, whatever stands there now. */
    void restore() throws IOException {
        if (old.isEmpty()) {
            Files.deleteIfExists(place);
            return;
        }
        WholeFile.move(old.get(), place);
        // Two names of one file are both still there: where the new one never took the place, that is the old one.
        Files.deleteIfExists(old.get());
    }

    /** Says, for a message, where the old file is if {@link #restore} fails. */
    String lost() {
        return old.map(kept -> "what stood at " + place + " is kept as " + kept)
                .orElse(place + ", which was not there before, cannot be deleted");
    }

    /** Takes the second name away. */
    void forget() {
        old.ifPresent(WholeFile::discard);
    }
}
