package org.ridgeline.data.review;

/** A user's file that cannot be used: where, what is wrong, what was expected, what was found, what to do. */
public final class ReviewException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Carries a finished message. */
    public ReviewException(String message) {
        super(message);
    }

    /** Carries a finished message and what led to it. */
    public ReviewException(String message, Throwable cause) {
        super(message, cause);
    }

    static ReviewException unexpected(String where, String what, String expected, String got, String advice) {
        return new ReviewException(
                where + ": " + what + "\n  expected: " + expected + "\n  got:      " + got + "\n  to do:    " + advice);
    }
}
