package org.ridgeline.data.text;

import java.util.Locale;

/** Spelling rules that every tokenizer and reader shares, so that one word is spelt in one way only. */
public final class Normalization {

    private static final String[] ESCAPES = {
        "-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}"
    };

    private Normalization() {}

    /**
     * Returns the text in lower case by the rules of {@link Locale#ROOT}, the same under every default locale: a
     * Turkish one does not turn {@code I} into a dotless i.
     */
    public static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the leaf of a Penn tree as it stood in the sentence: the brackets {@code -LRB- -RRB- -LSB- -RSB- -LCB-
     * -RCB-} when they are the whole leaf, and {@code \/} and {@code \*} anywhere in it. All else is kept, a no-break
     * space and the quotes {@code ``} and {@code ''} included.
     */
    public static String unescapeLeaf(String leaf) {
        if (leaf.length() == 5 && leaf.charAt(0) == '-') {
            for (int i = 0; i < ESCAPES.length; i += 2) {
                if (leaf.equals(ESCAPES[i])) {
                    return ESCAPES[i + 1];
                }
            }
        }
        return leaf.indexOf('\\') < 0 ? leaf : leaf.replace("\\/", "/").replace("\\*", "*");
    }
}
