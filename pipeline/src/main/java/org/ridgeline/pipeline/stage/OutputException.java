package org.ridgeline.pipeline.stage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A result that could not be written: the message says where, why, and what to do. Nothing half-written stays behind. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Carries the message. */
    public OutputException(String message) {
        super(message);
    }

    /** Names the path and what the file system said. */
    OutputException(Path path, IOException cause) {
        super(
                path + ": cannot be written: " + reason(cause)
                        + "\nFree space or give another folder with --out; nothing was left behind.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
