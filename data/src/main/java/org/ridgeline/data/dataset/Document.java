package org.ridgeline.data.dataset;

import java.util.List;
import org.ridgeline.data.text.WhitespaceTokenizer;

/**
 * One text of a data set, as it stands there.
 *
 * @param file its file's name; empty for one that was made up
 * @param line the physical line at which it begins, from 1; 0 for one that was made up
 * @param text the text; in a treebank the leaves, joined by one space (U+0020)
 * @param label the label, without blanks around it; null where labels are not read
 * @param split what it says of its part, see {@link Split#of}; null where it says nothing
 * @param id what it is known by; null where nothing was named
 */
public record Document(String file, long line, String text, String label, String split, String id) {

    private static final WhitespaceTokenizer WORDS = new WhitespaceTokenizer(false);

    /** Returns a document that was made up, of these words. */
    public static Document of(Split split, int label, List<String> words) {
        return new Document("", 0, String.join(" ", words), Integer.toString(label), split.key(), null);
    }

    /** Returns the same document at another place. */
    Document at(String place, long number) {
        return new Document(place, number, text, label, split, id);
    }

    /** Returns the words of a text that is cut already, in its own case. */
    public List<String> words() {
        return WORDS.tokens(text);
    }
}
