package org.ridgeline.pipeline.publish;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.pipeline.run.OutputException;

/**
 * The folder of one run, written beside its place and renamed into it at the end.
 *
 * <p>Until {@link #commit} all files stand in a hidden folder {@code .NAME.part} in the same parent; {@link #close} without
 * a commit deletes it. It is made at once, so that a place that cannot be written is found before anything trains.
 */
public final class RunFolder implements AutoCloseable {

    /** How often to try to delete a folder that another thread may still write to; each of its files comes once. */
    private static final int DELETIONS = 20;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The link to the newest run, in the folder of runs; a file with its name where the file system has no links. */
    private static final String LATEST = "latest";

    private final RunPlace held;
    private final Path place;
    private final Path part;
    private final boolean linked;
    private final Thread cleaner;
    private boolean committed;
    private boolean abandoned;

    private RunFolder(RunPlace held, boolean linked) {
        this.held = held;
        this.place = held.place();
        this.linked = linked;
        this.part = held.part();
        this.cleaner = new Thread(this::deleteUncommitted, "ridgeline-run-folder");
    }

    /**
     * Begins the run's folder: {@code runs/<experiment>-<UTC time>} with {@code runs/latest} to point to it, or the folder
     * that the user names.
     *
     * @param out the folder that the user names; must not exist or be empty
     * @param runs the folder of runs
     * @throws OutputException if the place is taken or cannot be written
     */
    public static RunFolder begin(Optional<Path> out, Path runs, String experiment, Instant now) {
        return begin(out, runs, experiment, now, out.isEmpty());
    }

    /** As {@link #begin}, but for a folder without a report, such as a sweep's: the link stays with the newest run. */
    public static RunFolder beginWithoutReport(Optional<Path> out, Path runs, String name, Instant now) {
        return begin(out, runs, name, now, false);
    }

    private static RunFolder begin(Optional<Path> out, Path runs, String name, Instant now, boolean linked) {
        RunPlace held = out.isPresent()
                ? RunPlace.named(out.get().toAbsolutePath().normalize())
                : RunPlace.free(runs.toAbsolutePath().normalize(), name + "-" + UTC.format(now));
        RunFolder folder = new RunFolder(held, linked);
        try {
            Runtime.getRuntime().addShutdownHook(folder.cleaner);
            Files.createDirectory(folder.part);
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new OutputException(folder.place, e);
        }
    }

    /** Returns where the files will stand. */
    public Path place() {
        return place;
    }

    /**
     * Returns where a file of the run is written until the commit.
     *
     * @param name its path below the folder, with slashes
     * @throws IllegalArgumentException if the name could lead out of the folder, or is not the same on every file system
     */
    public Path file(String name) {
        return part.resolve(requireName(name));
    }

    /** Returns the name if each part of it consists of ASCII letters, digits, hyphens, underscores and inner dots. */
    static String requireName(String name) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")) {
            throw new IllegalArgumentException(
                    "file of a run: expected letters, digits, hyphens, underscores, inner dots and slashes, got "
                            + name);
        }
        return name;
    }

    /** Writes a text file in UTF-8, as {@link #write(String, byte[])} does. */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file of the run, and the folder it stands in.
     *
     * @throws OutputException if it cannot be written
     */
    public void write(String name, byte[] content) {
        Path file = file(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new OutputException(place.resolve(name), e);
        }
    }

    /** Returns the names of the files written so far, with slashes, sorted. */
    public List<String> files() {
        try {
            return Folders.all(part).stream()
                    .filter(file -> !Files.isDirectory(file))
                    .map(file -> part.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputException(part, e);
        }
    }

    /**
     * Renames the folder into its place and points {@code latest} to it.
     *
     * @throws OutputException if that cannot be done; then nothing stays behind
     */
    public synchronized void commit() {
        if (abandoned) {
            throw new OutputException(place + ": the program was stopped before the run was complete");
        }
        try {
            Files.deleteIfExists(place);
            Files.move(part, place);
            committed = true;
        } catch (IOException e) {
            throw new OutputException(place, e);
        }
        try {
            if (linked) {
                link(place.resolveSibling(LATEST));
            }
        } finally {
            held.close();
        }
    }

    /** The new link is made where the run's files were and renamed, so that there is always one. */
    private void link(Path latest) {
        try {
            try {
                Files.createSymbolicLink(part, place.getFileName());
            } catch (UnsupportedOperationException | FileSystemException noLinks) {
                Files.writeString(part, place.getFileName() + "\n");
            }
            Files.move(part, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(1);
            throw OutputException.link(latest, place, e);
        }
    }

    @Override
    public void close() {
        deleteUncommitted();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException ignored) {
            // The machine is shutting down: the hook runs, and finds nothing left to do.
        }
    }

    /** Also called while the program is being stopped and another thread may still write; it never meets a commit half-way. */
    private synchronized void deleteUncommitted() {
        if (committed) {
            return;
        }
        abandoned = true;
        delete(DELETIONS);
        held.close();
        held.abandonParents();
    }

    private void delete(int tries) {
        for (int left = tries; left > 0 && RunPlace.taken(part); left--) {
            try {
                Folders.delete(part);
            } catch (IOException ignored) {
                // A file came or went meanwhile, or the file system takes no changes: nothing visible is half-written.
            }
        }
    }
}
