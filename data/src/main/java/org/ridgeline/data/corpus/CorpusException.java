package org.ridgeline.data.corpus;

/**
 * Says that a corpus is missing, damaged or not the expected one. The message is meant for the person at the console:
 * where it happened, what is wrong, what was expected, what was found, what to do next.
 */
public class CorpusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception of a finished message. */
    public CorpusException(String message) {
        super(message);
    }

    /** Makes an exception of a finished message and what led to it. */
    public CorpusException(String message, Throwable cause) {
        super(message, cause);
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
    static CorpusException unexpected(String where, String what, Object expected, Object got, String advice) {
        return new CorpusException(
                where + ": " + what + "\n  expected: " + expected + "\n  got:      " + got + "\n  to do:    " + advice);
    }
}
