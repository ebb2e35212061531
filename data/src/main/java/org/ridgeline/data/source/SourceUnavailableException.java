package org.ridgeline.data.source;

/**
 * Says that a corpus is at none of its locations, and for each of them why. Nothing is damaged: a caller may go on with
 * the synthetic corpus, if it says so.
 */
public final class SourceUnavailableException extends DataException {

    private static final long serialVersionUID = 1L;

    public SourceUnavailableException(String message) {
        super(message);
    }
}
