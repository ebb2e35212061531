package org.ridgeline.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a text at ASCII white space (space, tab, line feed, vertical tab, form feed, carriage return) and nowhere else: on
 * the text of a treebank document this gives its leaves, one by one. A no-break space stays inside its token; cutting there
 * as well moves the published figures.
 */
public final class WhitespaceTokenizer implements Tokenizer {

    private final boolean lowerCase;

    /** Makes a tokenizer that lower-cases. */
    public WhitespaceTokenizer() {
        this(true);
    }

    /** Makes a tokenizer that lower-cases or leaves words as they are spelt. */
    public WhitespaceTokenizer(boolean lowerCase) {
        this.lowerCase = lowerCase;
    }

    /** Returns whether texts are cut at a character: U+0009 to U+000D, and U+0020. */
    public static boolean cuts(char character) {
        return character == ' ' || character <= '\r' && character >= '\t';
    }

    @Override
    public List<String> tokens(String text) {
        String cased = lowerCase ? Normalization.lowerCase(text) : text;
        int length = cased.length();
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int start = at;
            while (at < length && !cuts(cased.charAt(at))) {
                at++;
            }
            if (at > start) {
                tokens.add(cased.substring(start, at));
            }
            at++;
        }
        return Collections.unmodifiableList(tokens);
    }
}
