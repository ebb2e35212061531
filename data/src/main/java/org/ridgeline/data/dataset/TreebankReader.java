package org.ridgeline.data.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.Normalization;
import org.ridgeline.data.text.WhitespaceTokenizer;

/**
 * Reads labelled Penn trees, one a line, as the Stanford Sentiment Treebank writes them:
 *
 * <pre>{@code
 * tree = "(" label " " ( leaf | tree { " " tree } ) ")"      label = "0" | "1" | "2" | "3" | "4"
 * }</pre>
 *
 * <p>A document takes the label of its root and the leaves from left to right, their escapes undone by
 * {@link Normalization#unescapeLeaf}; case and no-break spaces are kept. More than one space, or none between two
 * trees, is accepted; any other departure is a {@link DataException} with file, line and column (both from 1; a
 * column counts code points).
 *
 * <p>A depth counter stands in for a stack, so that no nesting is too deep. CoreNLP's {@code PennTreeReader} takes eight times as long,
 * lets a label 7 and a tree over several lines pass, and gives no position.
 */
final class TreebankReader {

    private static final String ADVICE = "repair or remove this line; each line is one tree such as (3 (2 a) (4 word))";

    private enum Next {
        CONTENT,
        CLOSE,
        SIBLING_OR_CLOSE,
        END
    }

    private final Split split;
    private final String file;
    private final String text;
    private int line = 1;
    private int lineStart;
    private int position;

    private TreebankReader(Split split, String file, byte[] bytes) {
        this.split = split;
        this.file = file;
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean invalid =
                StandardCharsets.UTF_8.newDecoder().decode(in, decoded, true).isError();
        this.text = decoded.flip().toString();
        if (invalid) {
            line += (int) text.chars().filter(c -> c == '\n').count();
            lineStart = text.lastIndexOf('\n') + 1;
            String got = String.format(Locale.ROOT, "the invalid byte 0x%02X", bytes[in.position()]);
            throw malformed(text.length(), "text in UTF-8", got);
        }
    }

    /**
     * Returns the documents of one file in order.
     *
     * @param split the split they belong to
     * @param file the name that errors give
     * @param bytes the whole file in UTF-8, read only
     * @throws DataException at the first malformed line, and for a file without any line
     */
    static List<Document> read(Split split, String file, byte[] bytes) {
        return new TreebankReader(split, file, bytes).readLines();
    }

    private List<Document> readLines() {
        if (text.isEmpty()) {
            throw malformed(0, "one tree a line", "an empty file");
        }
        List<Document> documents = new ArrayList<>();
        List<String> leaves = new ArrayList<>();
        while (position < text.length()) {
            lineStart = position;
            leaves.clear();
            int label = readTree(leaves);
            documents.add(Document.of(split, label, leaves).at(file, line));
            line++;
        }
        return documents;
    }

    /** Reads one line with its end; adds its leaves and returns the root's label. */
    private int readTree(List<String> leaves) {
        int root = readOpening();
        int depth = 1;
        Next next = Next.CONTENT;
        while (next != Next.END) {
            skipSpaces();
            int c = peek();
            if (c == '(' && next != Next.CLOSE) {
                readOpening();
                depth++;
                next = Next.CONTENT;
            } else if (c == ')' && next != Next.CONTENT) {
                position++;
                depth--;
                next = depth == 0 ? Next.END : Next.SIBLING_OR_CLOSE;
            } else if (next == Next.CONTENT && c >= 0 && c != '\n' && c != '\r' && c != ')') {
                leaves.add(readLeaf());
                next = Next.CLOSE;
            } else {
                String expected =
                        switch (next) {
                            case CONTENT -> "a word or '(' in this node";
                            case CLOSE -> "')' behind the word";
                            case SIBLING_OR_CLOSE, END -> "'(' or ')' (" + depth + " open)";
                        };
                throw malformed(expected);
            }
        }
        readLineEnd();
        return root;
    }

    /** Reads "(", the label and the space behind it; returns the label. */
    private int readOpening() {
        expect('(', "'('");
        int label = peek() - '0';
        if (label < 0 || label >= BinaryTask.LABELS) {
            throw malformed("a label 0 to " + (BinaryTask.LABELS - 1));
        }
        position++;
        expect(' ', "a space behind the label");
        return label;
    }

    private void expect(char wanted, String description) {
        if (peek() != wanted) {
            throw malformed(description);
        }
        position++;
    }

    private String readLeaf() {
        int start = position;
        for (int c = peek(); c >= 0 && c != '(' && c != ')' && !WhitespaceTokenizer.cuts((char) c); c = peek()) {
            position++;
        }
        return Normalization.unescapeLeaf(text.substring(start, position));
    }

    private void readLineEnd() {
        skipSpaces();
        if (peek() == '\r') {
            position++;
        }
        if (position < text.length()) {
            expect('\n', "the end of the line behind the tree");
        }
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    /** Returns the character at the position, or -1 at the end of the file. */
    private int peek() {
        return position < text.length() ? text.charAt(position) : -1;
    }

    private DataException malformed(String expected) {
        int c = peek();
        String got;
        if (c < 0) {
            got = "the end of the file";
        } else if (c == '\n' || c == '\r') {
            got = position == lineStart ? "a blank line" : "the end of the line";
        } else {
            got = c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format(Locale.ROOT, "the character U+%04X", c);
        }
        return malformed(position, expected, got);
    }

    private DataException malformed(int at, String expected, String got) {
        int column = 1 + text.codePointCount(lineStart, at);
        return DataException.unexpected(file + ":" + line + ":" + column, "not a labelled tree", expected, got, ADVICE);
    }
}
