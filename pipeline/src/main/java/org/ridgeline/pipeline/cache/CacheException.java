package org.ridgeline.pipeline.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says that the cache cannot be read or written: where, why, and what to do. No entry is damaged by it. */
public final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the path and what the file system said. */
    CacheException(Path path, IOException cause) {
        super(
                "the cache cannot be used at " + path + ": " + reason(cause)
                        + "\nWhat it holds is as it was. Free space, name another folder with RIDGELINE_CACHE, or pass --no-cache.",
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
