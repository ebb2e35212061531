package org.ridgeline.data.text;

import java.util.List;

/**
 * Cuts a text into tokens.
 *
 * <p>An implementation is a pure function of the text: no state, no locale, no clock. It may be called from several
 * threads at once, each with a buffer of its own.
 */
@FunctionalInterface
public interface Tokenizer {

    /**
     * Replaces the buffer's tokens by those of a text, none of them empty.
     *
     * @param text the text of one document, not null
     */
    void tokenize(String text, TokenBuffer tokens);

    /** Returns the tokens of a text; empty for a text without any. Immutable. */
    default List<String> tokens(String text) {
        TokenBuffer tokens = new TokenBuffer();
        tokenize(text, tokens);
        return tokens.toList();
    }
}
