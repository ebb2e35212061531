package org.ridgeline.data.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;

/** Why a file system refused to write, in the words that messages have for it. */
public final class WriteFailure {

    private WriteFailure() {}

    /**
     * Returns the reason in one phrase, without the path, which the message names already. What a missing file means, only the caller
     * knows.
     */
    public static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a folder with files in it stands there";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
