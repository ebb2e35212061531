package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.file.Path;
import org.ridgeline.data.disk.WriteFailure;

/** Says that the cache cannot be read or written: where, why, and what to do. No entry is damaged by it. */
public final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the path and what the file system said. */
    CacheException(Path path, IOException cause) {
        super(
                "the cache cannot be used at " + path + ": " + WriteFailure.reason(cause)
                        + "\nWhat it holds is as it was. Free space, name another folder with RIDGELINE_CACHE, or pass `no-cache`.",
                cause);
    }
}
