package org.ridgeline.data.text;

import java.util.List;

/**
 * Cuts one document's text into the words that are counted.
 *
 * <p>An implementation is a pure function of the text: no state, no locale, no clock. It may be called from several
 * threads at once.
 */
@FunctionalInterface
public interface Tokenizer {

    /**
     * Returns the tokens of a text; empty for a text without any.
     *
     * @param text the text of one document, not null
     * @return an immutable list; no token is empty
     */
    List<String> tokens(String text);
}
