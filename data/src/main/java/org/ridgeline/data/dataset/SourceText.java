package org.ridgeline.data.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * The characters of a file by their position in it, from 0; those from the row being read on are kept, so that reading can go back to
 * where it began. A byte order mark is left out.
 */
final class SourceText implements Closeable {

    /** Stands for bytes that are no text in the encoding: half of a pair, which no decoder gives. */
    private static final char MALFORMED = '\udfff';

    private static final int PIECE = 1 << 13;

    private final Reader in;
    private char[] chars = new char[1 << 16];
    private int count;

    /** The position of the first character in the array. */
    private long base;

    /** The position of the first character that is needed. */
    private long kept;

    SourceText(InputStream in, Charset charset) {
        this.in = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MALFORMED)));
    }

    /** Says that a row begins at a position; what stands before it is not needed any more. */
    void beginRow(long position) {
        kept = position;
    }

    /** Returns the character at a position from the row on; -1 at the end of the file. */
    int at(long position) throws IOException {
        while (position - base >= count) {
            if (!fill()) {
                return -1;
            }
        }
        return chars[(int) (position - base)];
    }

    /** Returns the position behind the line end at or after a position, or that of the file's end. A long line is not kept. */
    long afterLine(long position) throws IOException {
        long place = position;
        for (int c = at(place); c >= 0; c = at(place)) {
            place++;
            if (c == '\n' || c == '\r' && at(place) != '\n') {
                return place;
            }
            if (place - position > OpenedFile.MAX_ROW) {
                kept = place;
            }
        }
        return place;
    }

    String substring(long from, long to) {
        return new String(chars, (int) (from - base), (int) (to - from));
    }

    /** Says whether a part of the file was no text in the encoding. */
    static boolean malformed(String part) {
        return part.indexOf(MALFORMED) >= 0 && part.codePoints().anyMatch(c -> c == MALFORMED);
    }

    /** Reads what has arrived, at least a character; false at the end of the file. On a live pipe the wait for more may be long. */
    private boolean fill() throws IOException {
        makeRoom();
        int read = in.read(chars, count, chars.length - count);
        boolean begins = base == 0 && count == 0;
        count += Math.max(0, read);
        if (begins && count > 0 && chars[0] == '\ufeff') {
            System.arraycopy(chars, 1, chars, 0, --count);
        }
        return read >= 0;
    }

    private void makeRoom() {
        if (chars.length - count < PIECE) {
            int passed = (int) Math.min(count, kept - base);
            System.arraycopy(chars, passed, chars, 0, count - passed);
            base += passed;
            count -= passed;
        }
        if (chars.length - count < PIECE) {
            chars = Arrays.copyOf(chars, 2 * chars.length);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
