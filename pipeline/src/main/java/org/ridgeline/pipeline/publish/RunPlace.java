package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.pipeline.stage.OutputException;

/**
 * The place of a run's folder, held for one run: the file {@code .NAME.part.lock} beside it is locked as long as the run lives, however
 * it ends. So what a killed run left behind can be told from what another run is writing.
 */
final class RunPlace implements AutoCloseable {

    private static final String PART = ".part";
    private static final String LOCK = ".lock";

    private final Path place;
    private final List<Path> madeParents;
    private final LockedFile lock;

    private RunPlace(Path place, List<Path> madeParents, LockedFile lock) {
        this.place = place;
        this.madeParents = madeParents;
        this.lock = lock;
    }

    /**
     * Holds the place that the user names, which must not exist or be empty.
     *
     * @throws OutputException if it is taken, or cannot be written
     */
    static RunPlace named(Path place) {
        if (place.getFileName() == null) {
            throw new OutputException(place + ": expected a folder for the run, got the root of the file system");
        }
        List<Path> made = new ArrayList<>();
        try {
            if (taken(place)) {
                requireEmpty(place);
            }
            makeParents(place, made);
            Optional<LockedFile> lock = LockedFile.take(lock(place));
            if (lock.isPresent()) {
                Folders.delete(part(place));
                return new RunPlace(place, made, lock.get());
            }
        } catch (IOException e) {
            deleteIfEmpty(made);
            throw new OutputException(place, e);
        }
        throw new OutputException(
                place + ": another run is writing there now\nWait for it, or give another folder with `out`.");
    }

    /**
     * Holds the first free place {@code NAME}, {@code NAME-2}, ... in the folder of runs, and deletes what killed runs left there.
     *
     * @throws OutputException if the folder cannot be written
     */
    static RunPlace free(Path runs, String name) {
        List<Path> made = new ArrayList<>();
        try {
            makeParents(runs.resolve(name), made);
            sweep(runs);
            for (int number = 1; ; number++) {
                Path place = number == 1 ? runs.resolve(name) : runs.resolve(name + "-" + number);
                Optional<LockedFile> lock = taken(place) ? Optional.empty() : LockedFile.take(lock(place));
                // Again, as another run may have ended in between.
                if (lock.isPresent() && !taken(place)) {
                    Folders.delete(part(place));
                    return new RunPlace(place, made, lock.get());
                }
                if (lock.isPresent()) {
                    release(place, lock.get());
                }
            }
        } catch (IOException e) {
            deleteIfEmpty(made);
            throw new OutputException(runs.resolve(name), e);
        }
    }

    /** Returns where the folder will stand. */
    Path place() {
        return place;
    }

    /** Returns where its files are written until then. */
    Path part() {
        return part(place);
    }

    static boolean taken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes away the folders above that were made for a run that did not come to its end. */
    void abandonParents() {
        deleteIfEmpty(madeParents);
    }

    /** Lets others have the place. */
    @Override
    public void close() {
        try {
            release(place, lock);
        } catch (IOException e) {
            // The lock ends with the program at the latest; its empty file is swept away by the next run.
            assert e != null;
        }
    }

    private static void release(Path place, LockedFile lock) throws IOException {
        try (lock) {
            Files.deleteIfExists(lock(place));
        }
    }

    /** Deletes the parts of runs that nobody holds: first the files, then the lock that tells that nobody does. */
    private static void sweep(Path runs) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(runs, ".*{" + PART + "," + LOCK + "}")) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString();
                Path lock = name.endsWith(LOCK) ? leftover : runs.resolve(name + LOCK);
                Optional<LockedFile> taken = LockedFile.take(lock);
                if (taken.isPresent()) {
                    try (LockedFile held = taken.get()) {
                        assert held != null;
                        Folders.delete(
                                runs.resolve(lock.getFileName().toString().replaceFirst("\\.lock$", "")));
                        Files.deleteIfExists(lock);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            // The run ended, or another one was faster.
            assert e != null;
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(runs, LatestLink.FRESH_GLOB)) {
            for (Path link : links) {
                Files.deleteIfExists(link);
            }
        }
    }

    /** Makes the folders above and notes which were made, so that a run that fails takes them away again. */
    private static void makeParents(Path place, List<Path> made) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = place.getParent();
                folder != null && !Files.isDirectory(folder);
                folder = folder.getParent()) {
            missing.push(folder);
        }
        for (Path folder : missing) {
            try {
                Files.createDirectory(folder);
                made.add(0, folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw new FileSystemException(place.toString(), null, folder + " is no folder");
                }
            }
        }
    }

    private static void deleteIfEmpty(List<Path> folders) {
        try {
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // Somebody else has put something there.
            assert e != null;
        }
    }

    private static void requireEmpty(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new OutputException(
                place + ": expected a new or empty folder, found something there\nGive another one with `out`.");
    }

    private static Path part(Path place) {
        return place.resolveSibling("." + place.getFileName() + PART);
    }

    private static Path lock(Path place) {
        return place.resolveSibling("." + place.getFileName() + PART + LOCK);
    }
}
