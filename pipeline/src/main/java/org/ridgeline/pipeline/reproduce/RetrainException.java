package org.ridgeline.pipeline.reproduce;

/** A model that cannot be made again from what it records; the message says why, and what to do. */
public final class RetrainException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Carries a finished message. */
    RetrainException(String message, Throwable cause) {
        super(message, cause);
    }
}
