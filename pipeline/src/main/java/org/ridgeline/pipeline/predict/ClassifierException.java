package org.ridgeline.pipeline.predict;

/** A model that is well-formed but says something this Ridgeline does not know; the message says what, and what to do. */
public final class ClassifierException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClassifierException(String message, Throwable cause) {
        super(message, cause);
    }
}
