package org.ridgeline.data.dataset;

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
            boolean separated = position == 0 || text.startsWith(" ", position++);
            if (leaf.isEmpty() || !separated || !text.startsWith(leaf, position)) {
                throw notJoined(text);
            }
            position += leaf.length();
        }
        int spaces = 0;
        for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
            spaces++;
        }
        boolean plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        if (position != text.length() || spaces != Math.max(0, leaves.size() - 1) || !plain) {
            throw notJoined(text);
        }
    }

    private static IllegalArgumentException notJoined(String text) {
        return new IllegalArgumentException("text: expected the leaves joined by one space each, none of them empty or"
                + " with a space or a line break in it, got \"" + text + "\"");
    }
}
