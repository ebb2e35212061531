package org.ridgeline.data.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
 * <p>One pass over the bytes with a depth counter in place of a stack, so that no nesting is too deep. Why not
 * CoreNLP's {@code PennTreeReader}: it builds every inner node, and a new Java process needs 0.95 s for SST's 11,855
 * trees against 0.12 s here (two cores, three runs each); it takes a tree over several lines and a label 7; and it
 * gives no position. {@code TreebankReaderTest} checks that both read the same documents.
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
    private final byte[] bytes;
    private final List<Document> documents = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int position;

    private TreebankReader(Split split, String file, byte[] bytes) {
        this.split = split;
        this.file = file;
        this.bytes = bytes;
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
        if (bytes.length == 0) {
            throw malformed(0, "one tree a line", "an empty file");
        }
        List<String> leaves = new ArrayList<>();
        while (position < bytes.length) {
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
            } else if (next == Next.CONTENT && !isEnd(c) && c != ')') {
                leaves.add(readLeaf());
                next = Next.CLOSE;
            } else {
                throw malformed(position, describe(next, depth), found(position));
            }
        }
        readLineEnd();
        return root;
    }

    /** Reads "(", the label and the space behind it; returns the label. */
    private int readOpening() {
        expect('(', "'('");
        int c = peek();
        if (c < '0' || c >= '0' + BinaryTask.LABELS) {
            throw malformed(position, "a label 0 to " + (BinaryTask.LABELS - 1), found(position));
        }
        position++;
        expect(' ', "a space behind the label");
        return c - '0';
    }

    private void expect(char wanted, String description) {
        if (peek() != wanted) {
            throw malformed(position, description, found(position));
        }
        position++;
    }

    private String readLeaf() {
        int start = position;
        int end = start;
        int signs = 0;
        while (end < bytes.length && !isDelimiter(bytes[end])) {
            signs |= bytes[end++];
        }
        position = end;
        String leaf = new String(bytes, start, position - start, StandardCharsets.UTF_8);
        if (signs < 0) {
            checkUtf8(start, position);
        }
        return Normalization.unescapeLeaf(leaf);
    }

    private static boolean isDelimiter(int c) {
        return c == ')' || c == '(' || c >= 0 && WhitespaceTokenizer.cuts((char) c);
    }

    private void checkUtf8(int start, int end) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, start, end - start);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(rest);
        } catch (CharacterCodingException e) {
            int bad = rest.position();
            throw malformed(bad, "text in UTF-8", String.format(Locale.ROOT, "the invalid byte 0x%02X", bytes[bad]));
        }
    }

    private void readLineEnd() {
        skipSpaces();
        if (peek() == '\r') {
            position++;
        }
        if (position < bytes.length) {
            expect('\n', "the end of the line behind the tree");
        }
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    /** Returns the byte at the position, or -1 at the end of the file; a byte of a longer character is negative too. */
    private int peek() {
        return position < bytes.length ? bytes[position] : -1;
    }

    private boolean isEnd(int c) {
        return c == '\n' || c == '\r' || position >= bytes.length;
    }

    private static String describe(Next next, int depth) {
        return switch (next) {
            case CONTENT -> "a word or '(' in this node";
            case CLOSE -> "')' behind the word";
            case SIBLING_OR_CLOSE, END -> "'(' or ')' (" + depth + " open)";
        };
    }

    private String found(int at) {
        if (at >= bytes.length) {
            return "the end of the file";
        }
        int c = bytes[at];
        if (c == '\n' || c == '\r') {
            return at == lineStart ? "a blank line" : "the end of the line";
        }
        return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format(Locale.ROOT, "the byte 0x%02X", (byte) c);
    }

    private DataException malformed(int at, String expected, String got) {
        int column = 1;
        for (int i = lineStart; i < at; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return DataException.unexpected(file + ":" + line + ":" + column, "not a labelled tree", expected, got, ADVICE);
    }
}
