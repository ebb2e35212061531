package org.ridgeline.data.source;

import java.util.Optional;

/**
 * Documents that are missing, damaged or not the expected ones: where, what is wrong, what was expected, what was found, what to do.
 * The last is kept apart, as what helps depends on the command that reads; it is absent where nothing can be advised.
 */
public class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fault;
    private final String advice;

    public DataException(String fault) {
        this(fault, null, null);
    }

    public DataException(String fault, Throwable cause) {
        this(fault, null, cause);
    }

    public DataException(String fault, String advice) {
        this(fault, advice, null);
    }

    public DataException(String fault, String advice, Throwable cause) {
        super(advice == null ? fault : fault + "\n  to do:    " + advice, cause);
        this.fault = fault;
        this.advice = advice;
    }

    /**
     * Returns the exception for something that is not as expected.
     *
     * @param where the file, with line and column where there are any
     * @param what the fault in one phrase
     * @param expected what should have been there
     * @param got what is there
     * @param advice what to do next
     */
    public static DataException unexpected(String where, String what, Object expected, Object got, String advice) {
        return new DataException(where + ": " + what + "\n  expected: " + expected + "\n  got:      " + got, advice);
    }

    /** Returns the same fault with this advice, for a command that another one helps. */
    public DataException advising(String other) {
        return new DataException(fault, other, this);
    }

    /** Returns what to do, in one phrase; empty where nothing was advised. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
