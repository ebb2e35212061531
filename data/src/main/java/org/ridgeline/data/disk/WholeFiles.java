package org.ridgeline.data.disk;

import java.io.IOException;
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
 * over it; where a rename fails, those before it are put back.
 *
 * <p>What holds whenever this returns or throws: all places have their new files, or all are as they were, and nothing else is left beside
 * them. The one exception is a file system that refuses to take the old files back, too: {@link NotRestored} then says where they are.
 *
 * <p>What holds when the process is killed in between: each place has its old or its new file, whole, never a part of one. The places in
 * front may be new while the later ones are old; hidden files {@code .NAME.*.part} (new) and {@code .NAME.*.old} (a second name of the old
 * one) may stay beside them. On a file system without hard links, such as FAT, the old file is renamed to {@code .NAME.*.old} itself, and a
 * kill at that moment leaves it there and nothing at its place.
 *
 * <p>What does not hold: who reads the places meanwhile may see new files beside old ones, for no file system renames several at once.
 * Folders are not forced to the disk, so a power loss may forget a rename; a file that got its name is whole all the same. What went to a
 * device or a pipe cannot be taken back.
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
        try {
            for (Path place : files.keySet()) {
                attempt(place, failure, () -> {
                    Optional<Path> part = WholeFile.staged(place, files.get(place));
                    part.ifPresentOrElse(there -> parts.put(place, there), () -> devices.add(place));
                });
            }
            // After all others are ready, as it cannot be taken back.
            for (Path device : devices) {
                attempt(device, failure, () -> WholeFile.fill(device, files.get(device)));
            }
            place(parts, failure);
        } finally {
            parts.values().forEach(WholeFile::discard);
        }
    }

    private static void place(
            Map<Path, Path> parts, BiFunction<Path, IOException, ? extends RuntimeException> failure) {
        Deque<Replaced> done = new ArrayDeque<>();
        for (Map.Entry<Path, Path> part : parts.entrySet()) {
            Path place = part.getKey();
            try {
                done.push(Replaced.keeping(place));
                WholeFile.move(part.getValue(), place);
            } catch (IOException e) {
                throw failure.apply(place, restored(done, e));
            }
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

    private static void attempt(
            Path place, BiFunction<Path, IOException, ? extends RuntimeException> failure, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw failure.apply(place, e);
        }
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }
}
