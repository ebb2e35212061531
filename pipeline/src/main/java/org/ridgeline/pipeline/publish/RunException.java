package org.ridgeline.pipeline.publish;

import java.nio.file.Path;

/** A folder that is no run, or one that cannot be read: the message says what, where, expected, got, and what to do. */
public final class RunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RunException(Path place, String what, String expected, String got, String advice, Throwable cause) {
        super(place + ": " + what + "\nexpected: " + expected + "\ngot:      " + got + "\n" + advice, cause);
    }
}
