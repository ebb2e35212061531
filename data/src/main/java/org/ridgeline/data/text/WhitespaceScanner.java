package org.ridgeline.data.text;

/**
 * {@link WhitespaceTokenizer}'s tokens, read in one pass over the characters.
 *
 * <p>Lower-casing one character at a time is what {@link String#toLowerCase(java.util.Locale)} does, but for a capital
 * sigma, whose form depends on its neighbours, a capital I with a dot, which becomes two characters, and characters of two
 * halves. A text with one of these is lower-cased as a whole first.
 */
final class WhitespaceScanner implements TokenScanner {

    private final boolean lowerCase;
    private char[] source = new char[4096];

    WhitespaceScanner(boolean lowerCase) {
        this.lowerCase = lowerCase;
    }

    @Override
    public void scan(String text, TokenBuffer tokens) {
        if (!lowerCase) {
            copy(text, tokens);
        } else if (!lower(text, tokens)) {
            copy(Normalization.lowerCase(text), tokens);
        }
    }

    /** Cuts and lower-cases; returns false as soon as a character needs its neighbours. */
    private boolean lower(String text, TokenBuffer tokens) {
        int length = load(text);
        char[] in = source;
        char[] out = tokens.room(length + 1);
        tokens.clear();
        int to = 0;
        int from = 0;
        for (int i = 0; i < length; i++) {
            char c = in[i];
            if (c < 0x80) {
                if (WhitespaceTokenizer.cuts(c)) {
                    if (to > from) {
                        tokens.end(from, to);
                        from = ++to;
                    }
                    continue;
                }
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

    private void copy(String text, TokenBuffer tokens) {
        int length = load(text);
        char[] in = source;
        char[] out = tokens.room(length + 1);
        tokens.clear();
        int to = 0;
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (!WhitespaceTokenizer.cuts(in[i])) {
                out[to++] = in[i];
            } else if (to > from) {
                tokens.end(from, to);
                from = ++to;
            }
        }
        if (to > from) {
            tokens.end(from, to);
        }
    }

    private int load(String text) {
        int length = text.length();
        if (length > source.length) {
            source = new char[Math.max(length, source.length + (source.length >> 1))];
        }
        text.getChars(0, length, source, 0);
        return length;
    }

    private static boolean dependsOnNeighbours(char c) {
        return c == '\u03a3' || c == '\u0130' || Character.isSurrogate(c);
    }
}
