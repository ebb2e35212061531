package org.ridgeline.pipeline.reproduce;

/** Pinned values or a history that cannot be read or changed: the message says where, what was expected, and what to do. */
public final class PinnedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PinnedException(String message) {
        super(message);
    }

    PinnedException(String message, Throwable cause) {
        super(message, cause);
    }
}
