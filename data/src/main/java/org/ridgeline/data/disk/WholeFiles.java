package org.ridgeline.data.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ridgeline.data.disk.WholeFile.Content;

/**
 * Several files that a user names, written together: all of them or none.
 *
 * <p>All are written beside their places first. Then what stands at each place gets a second name, a hard link, and the new file is renamed
 * over it; where a rename fails, those before it are put back. If a file system refuses even that, {@link NotRestored} says where the old
 * files are.
 *
 * <p>A process killed in between leaves at each place the old or the new file, whole, and perhaps hidden files beside them: {@code
 * .NAME.*.part} is a new one, {@code .NAME.*.old} the old one, which on a file system without hard links may be its only name. What went
 * to a device or a pipe cannot be taken back, and who reads meanwhile may see new files beside old ones.
 */
public final class WholeFiles {

    private WholeFiles() {}

    /** Says that a file could not be written, and that one before it could not be put back: the message says where the old one is. */
    public static final class NotRestored extends IOException {

        private static final long serialVersionUID = 1;

        private NotRestored(String message, IOException cause) {
            super(message, cause);
        }
    }

    /**
     * Writes all files, or none.
     *
     * @param files what each is to hold, in the order in which they are renamed, each in a folder that is there
     * @param failure makes what is thrown of the file that cannot be written and the reason
     */
    public static void write(
            LinkedHashMap<Path, Content> files, BiFunction<Path, IOException, ? extends RuntimeException> failure) {
        Map<Path, Path> parts = new LinkedHashMap<>();
        List<Path> devices = new ArrayList<>();
        Deque<Replaced> done = new ArrayDeque<>();
        Path place = null;
        try {
            for (Path next : files.keySet()) {
                place = next;
                WholeFile.staged(next, files.get(next))
                        .ifPresentOrElse(part -> parts.put(next, part), () -> devices.add(next));
            }
            // After all others are ready, as it cannot be taken back.
            for (Path device : devices) {
                place = device;
                WholeFile.fill(device, files.get(device));
            }
            for (Map.Entry<Path, Path> part : parts.entrySet()) {
                place = part.getKey();
                done.push(Replaced.keeping(place));
                WholeFile.move(part.getValue(), place);
            }
        } catch (IOException e) {
            throw failure.apply(place, restored(done, e));
        } finally {
            parts.values().forEach(WholeFile::discard);
        }
        done.forEach(Replaced::forget);
    }

    /** Puts the old files back, the last first, and returns why that was needed. */
    static IOException restored(Deque<Replaced> done, IOException reason) {
        IOException told = reason;
        for (Replaced replaced : done) {
            try {
                replaced.restore();
            } catch (IOException e) {
                told = new NotRestored(told.getMessage() + "; " + replaced.lost(), told);
                told.addSuppressed(e);
            }
        }
        return told;
    }

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

        void forget() {
            old.ifPresent(WholeFile::discard);
        }
    }
}
