package org.ridgeline.reports.table;

/** JSON that is not what it should be: the message says where in it, what was expected, and what stands there. */
public final class JsonDataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    JsonDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
