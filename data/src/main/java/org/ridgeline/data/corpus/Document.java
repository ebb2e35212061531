package org.ridgeline.data.corpus;

import java.util.List;
import java.util.Objects;

/**
 * One labelled text.
 *
 * @param split the part of the corpus it belongs to
 * @param label 0 (very negative) to 4 (very positive), 2 being neutral
 * @param text the leaves, joined by one space (U+0020)
 * @param leaves the words as the corpus cuts them, in its own case; each without space or line break. Immutable
 */
public record Document(Split split, int label, String text, List<String> leaves) {

    /** The number of labels: 0 to 4. */
    public static final int LABELS = 5;

    public Document {
        Objects.requireNonNull(split, "split");
        if (label < 0 || label >= LABELS) {
            throw new IllegalArgumentException("label: expected 0 to " + (LABELS - 1) + ", got " + label);
        }
        leaves = List.copyOf(leaves);
        checkJoined(text, leaves);
    }

    /** Returns the document of these leaves; its text is made from them. */
    public static Document of(Split split, int label, List<String> leaves) {
        return new Document(split, label, String.join(" ", leaves), leaves);
    }

    private static void checkJoined(String text, List<String> leaves) {
        int position = 0;
        for (String leaf : leaves) {
            if (leaf.isEmpty() || leaf.indexOf(' ') >= 0 || leaf.indexOf('\n') >= 0 || leaf.indexOf('\r') >= 0) {
                throw new IllegalArgumentException(
                        "leaf: expected one or more characters, none a space or a line break, got \"" + leaf + "\"");
            }
            boolean separated = position == 0 || text.startsWith(" ", position++);
            if (!separated || !text.startsWith(leaf, position)) {
                throw new IllegalArgumentException("text: expected the leaves joined by spaces, got \"" + text + "\"");
            }
            position += leaf.length();
        }
        if (position != text.length()) {
            throw new IllegalArgumentException("text: expected the leaves joined by spaces, got \"" + text + "\"");
        }
    }
}
