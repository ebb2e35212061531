package org.ridgeline.model.store;

import java.nio.file.Path;

/** A model file that cannot be read or written: which file, what was expected, what was found, what to do. */
public final class ModelFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelFileException(Path path, String subject, String expected, String actual, String advice, Throwable cause) {
        super(
                "model file " + path + ": " + subject + ": expected " + expected + ", got " + actual + "; " + advice,
                cause);
    }
}
