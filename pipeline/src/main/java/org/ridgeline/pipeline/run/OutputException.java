package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ridgeline.data.disk.WholeFiles.NotRestored;
import org.ridgeline.data.disk.WriteFailure;

/** A result that could not be written: the message says where, why, and what to do. Nothing half-written stays behind. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Carries the message. */
    public OutputException(String message) {
        super(message);
    }

    private OutputException(String message, Exception cause) {
        super(message, cause);
    }

    /** Names the path and what the file system said. */
    public OutputException(Path path, IOException cause) {
        super(
                path + ": cannot be written: " + reason(cause)
                        + "\nFree space or give another folder with `out`; nothing was left behind.",
                cause);
    }

    /** Returns the failure to write a single file to the place that the user names. */
    public static OutputException file(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new OutputException(
                    file
                            + ": cannot be written: its folder is not there\nMake the folder, or name a file in another one.",
                    cause);
        }
        String advice = Files.isDirectory(file)
                ? "Name a file, such as one in that folder."
                : cause instanceof AccessDeniedException
                        ? "Name a file in a folder that you can write to."
                        : "Free space or name another file, in a folder with space.";
        return new OutputException(file + ": cannot be written: " + reason(cause) + "\n" + advice, cause);
    }

    /** Returns the failure to rewrite an experiment or its history. */
    public static OutputException pins(Path experiment, IOException cause) {
        return new OutputException(
                experiment + ": the pinned values cannot be written: " + reason(cause)
                        + "\nFree space, or copy the experiment to a folder that you can write to"
                        + (cause instanceof NotRestored ? "." : "; both files are as they were."),
                cause);
    }

    /** Returns the failure to write a file of the run of an experiment whose pinned values are rewritten already. */
    public static OutputException afterPins(String experiment, OutputException failure) {
        return new OutputException(
                failure.getMessage() + "\n" + experiment
                        + ": its pinned values and their history were updated before that and stay so; run check again.",
                failure);
    }

    /** Returns the failure to keep the state of a training. */
    public static OutputException checkpoint(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "its folder is not there" : reason(cause);
        return new OutputException(
                file + ": the checkpoint cannot be written: " + why
                        + "\nFree space and go on with `resume`, or give another file with `checkpoint`; what was written before is whole.",
                cause);
    }

    /** Returns the failure to append to a log. */
    public static OutputException log(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "its folder is not there" : reason(cause);
        return new OutputException(
                file + ": the log cannot be written: " + why
                        + "\nGive another file with `log-file`, in a folder with space.",
                cause);
    }

    /** Returns the failure to point the link of the newest run to a run that is complete. */
    public static OutputException link(Path link, Path run, IOException cause) {
        return new OutputException(
                link + ": cannot be pointed to the new run: " + reason(cause) + "\nThe run is complete: " + run
                        + "\nMove what stands at " + link + " away.",
                cause);
    }

    /** Returns the failure to bring what follows from a run's data up to date in the run's folder. */
    public static OutputException inPlace(Path file, IOException cause) {
        return new OutputException(
                file + ": cannot be written: " + reason(cause)
                        + "\nThe run's data are as they were. Free space and try again, or write the page alone elsewhere with"
                        + " `out` FILE.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "the file system has no room for a folder of that name";
        }
        return WriteFailure.reason(cause);
    }
}
