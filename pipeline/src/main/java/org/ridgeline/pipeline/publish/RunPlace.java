package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.pipeline.run.OutputException;

/**
 * The place of a run's folder, held for one run: the file {@code .NAME.part.lock} beside it is locked as long as the run lives, however
 * it ends. So what a killed run left behind can be told from what another run is writing.
 */
final class RunPlace implements AutoCloseable {

    private static final String PART = ".part";
    private static final String LOCK = ".lock";

    private final Path place;

    /** The first folder above the place that was there before; those below it are taken away with a run that fails. */
    private final Path root;

    private final LockedFile lock;

    private RunPlace(Path place, Path root, LockedFile lock) {
        this.place = place;
        this.root = root;
        this.lock = lock;
    }

    /** Holds the place that the user names, which must not exist or be empty. */
    static RunPlace named(Path place) {
        if (place.getFileName() == null) {
            throw new OutputException(place + ": expected a folder for the run, got the root of the file system");
        }
        requireEmpty(place);
        Path root = existing(place);
        try {
            makeParents(place, root);
            return take(place, root)
                    .orElseThrow(() -> new OutputException(place
                            + ": another run is writing there now\nWait for it, or give another folder with `out`."));
        } catch (IOException e) {
            deleteIfEmpty(place, root);
            throw new OutputException(place, e);
        }
    }

    /** Holds the first free place {@code NAME}, {@code NAME-2}, ... in the folder of runs, and deletes what killed runs left there. */
    static RunPlace free(Path runs, String name) {
        Path root = existing(runs.resolve(name));
        try {
            makeParents(runs.resolve(name), root);
            sweep(runs);
            for (int number = 1; ; number++) {
                Path place = runs.resolve(number == 1 ? name : name + "-" + number);
                Optional<RunPlace> held = taken(place) ? Optional.empty() : take(place, root);
                // Again, as another run may have ended in between.
                if (held.isPresent() && !taken(place)) {
                    return held.get();
                }
                held.ifPresent(RunPlace::close);
            }
        } catch (IOException e) {
            deleteIfEmpty(runs.resolve(name), root);
            throw new OutputException(runs.resolve(name), e);
        }
    }

    Path place() {
        return place;
    }

    /** Returns where its files are written until then; nobody else touches it. */
    Path part() {
        return place.resolveSibling("." + place.getFileName() + PART);
    }

    static boolean taken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes away the folders above that were made for a run that did not come to its end. */
    void abandonParents() {
        deleteIfEmpty(place, root);
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(lock(place));
        } catch (IOException ignored) {
            // The lock ends with the program at the latest; its empty file is swept away by the next run.
        }
    }

    private static Optional<RunPlace> take(Path place, Path root) throws IOException {
        Optional<RunPlace> held = LockedFile.take(lock(place)).map(lock -> new RunPlace(place, root, lock));
        if (held.isPresent()) {
            Folders.delete(held.get().part());
        }
        return held;
    }

    /** Deletes the parts of runs that nobody holds: first the files, then the lock that tells that nobody does. */
    private static void sweep(Path runs) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(runs, ".*{" + PART + "," + LOCK + "}")) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString().replaceFirst("\\.lock$", "");
                Path lock = runs.resolve(name + LOCK);
                Optional<LockedFile> held = LockedFile.take(lock);
                if (held.isPresent()) {
                    Folders.delete(runs.resolve(name));
                    held.get().delete(lock);
                }
            }
        } catch (NoSuchFileException ignored) {
            // The run ended, or another one was faster.
        }
    }

    private static Path existing(Path place) {
        Path folder = place.getParent();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static void makeParents(Path place, Path root) throws IOException {
        Path first = root.resolve(root.relativize(place).getName(0));
        if (!first.equals(place) && Files.exists(first) && !Files.isDirectory(first)) {
            throw new FileSystemException(place.toString(), null, first + " is no folder");
        }
        Files.createDirectories(place.getParent());
    }

    private static void deleteIfEmpty(Path place, Path root) {
        try {
            for (Path folder = place.getParent(); !folder.equals(root); folder = folder.getParent()) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(folder);
                }
            }
        } catch (IOException ignored) {
            // Somebody else has put something there.
        }
    }

    private static void requireEmpty(Path place) {
        // Null for a file, or a folder that cannot be read.
        String[] files = place.toFile().list();
        if (taken(place) && (files == null || files.length > 0)) {
            throw new OutputException(
                    place + ": expected a new or empty folder, found something there\nGive another one with `out`.");
        }
    }

    private static Path lock(Path place) {
        return place.resolveSibling("." + place.getFileName() + PART + LOCK);
    }
}
