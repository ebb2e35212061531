package org.ridgeline.data.features;

/** A text that its tokenizer failed on; the cause says how. */
public final class TokenizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int row;

    TokenizeException(int row, RuntimeException cause) {
        super("text " + (row + 1L) + ": the tokenizer failed: " + cause, cause);
        this.row = row;
    }

    /** Returns the text's place in the order of {@link Vectorizer#add}, counted from 0: the reader knows its file and line. */
    public int row() {
        return row;
    }
}
