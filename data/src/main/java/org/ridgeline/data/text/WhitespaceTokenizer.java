package org.ridgeline.data.text;

/**
 * Cuts a text at ASCII white space (space, tab, line feed, vertical tab, form feed, carriage return) and nowhere else: on
 * the text of a treebank document this gives its leaves, one by one. A no-break space stays inside its token; cutting there
 * as well moves the published figures.
 *
 * <p>One pass over the characters. Lower-casing one character at a time is what {@link String#toLowerCase(java.util.Locale)}
 * does, but for a capital sigma, whose form depends on its neighbours, a capital I with a dot, which becomes two characters,
 * and characters of two halves. A text with one of these is lower-cased as a whole first.
 */
public final class WhitespaceTokenizer implements Tokenizer {

    private final boolean lowerCase;

    public WhitespaceTokenizer(boolean lowerCase) {
        this.lowerCase = lowerCase;
    }

    /** Returns whether texts are cut at a character: U+0009 to U+000D, and U+0020. */
    public static boolean cuts(char character) {
        return character == ' ' || character <= '\r' && character >= '\t';
    }

    @Override
    public void tokenize(String text, TokenBuffer tokens) {
        if (!cut(text, lowerCase, tokens)) {
            cut(Normalization.lowerCase(text), false, tokens);
        }
    }

    /** Cuts, and lower-cases if asked to; returns false as soon as a character needs its neighbours for that. */
    private static boolean cut(String text, boolean lowerCase, TokenBuffer tokens) {
        int length = text.length();
        char[] in = tokens.source(text);
        char[] out = tokens.room(length + 1);
        tokens.clear();
        int to = 0;
        int from = 0;
        for (int i = 0; i < length; i++) {
            char c = in[i];
            if (cuts(c)) {
                if (to > from) {
                    tokens.end(from, to);
                    from = ++to;
                }
            } else if (!lowerCase) {
                out[to++] = c;
            } else if (c < 0x80) {
                out[to++] = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            } else if (dependsOnNeighbours(c)) {
                return false;
            } else {
                out[to++] = Character.toLowerCase(c);
            }
        }
        if (to > from) {
            tokens.end(from, to);
        }
        return true;
    }

    private static boolean dependsOnNeighbours(char c) {
        return c == '\u03a3' || c == '\u0130' || Character.isSurrogate(c);
    }
}
