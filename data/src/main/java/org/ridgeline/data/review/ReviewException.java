package org.ridgeline.data.review;

import java.util.Optional;

/**
 * A user's file that cannot be used: where, what is wrong, what was expected, what was found, what to do. The last is kept apart, as what
 * helps depends on the command that reads.
 */
public final class ReviewException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fault;
    private final String advice;

    /** Carries what is wrong, where nothing can be advised. */
    public ReviewException(String fault) {
        this(fault, null, null);
    }

    /** Carries what is wrong and what led to it, where nothing can be advised. */
    public ReviewException(String fault, Throwable cause) {
        this(fault, null, cause);
    }

    /** Carries what is wrong and what to do. */
    public ReviewException(String fault, String advice) {
        this(fault, advice, null);
    }

    /** Carries what is wrong, what to do, and what led to it. */
    public ReviewException(String fault, String advice, Throwable cause) {
        super(advice == null ? fault : fault + "\n  to do:    " + advice, cause);
        this.fault = fault;
        this.advice = advice;
    }

    static ReviewException unexpected(String where, String what, String expected, String got, String advice) {
        return new ReviewException(where + ": " + what + "\n  expected: " + expected + "\n  got:      " + got, advice);
    }

    /** Returns the same fault with this advice, for a command that another one helps. */
    public ReviewException advising(String other) {
        return new ReviewException(fault, other, this);
    }

    /** Returns what to do, in one phrase; empty where nothing was advised. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
