package org.ridgeline.pipeline.experiment;

/** An experiment file that cannot be used: the message says which file, where in it, what was expected and what to do. */
public final class ExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Carries the message. */
    public ExperimentException(String message) {
        super(message);
    }

    /** Carries the message and what the reader of the file reported. */
    public ExperimentException(String message, Throwable cause) {
        super(message, cause);
    }
}
