package org.ridgeline.data.dataset;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The characters of a file, kept from the row being read on, so that reading can begin anew behind a row that cannot be read. No more is
 * kept than the longest row allowed and a reader's buffer.
 */
final class RetainedText extends Reader {

    /** A row is longer than allowed. */
    static final class RowTooLong extends IOException {

        private static final long serialVersionUID = 1;
    }

    private final DecodedText source;
    private final int limit;
    private char[] kept = new char[1 << 16];
    private int count;

    /** The position in the file of the first character kept. */
    private long base;

    /** The position of the next character to hand out. */
    private long next;

    /** Where the row being read begins. */
    private long row;

    private boolean ended;

    /** Takes the source and how many characters may be read from {@link #beginRow} on before the next call of it. */
    RetainedText(DecodedText source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (next - row > limit) {
            throw new RowTooLong();
        }
        if (next == base + count && !fill(length)) {
            return -1;
        }
        int from = (int) (next - base);
        int read = Math.min(length, count - from);
        System.arraycopy(kept, from, target, offset, read);
        next += read;
        return read;
    }

    private boolean fill(int length) throws IOException {
        if (ended) {
            return false;
        }
        makeRoom(Math.max(length, 1 << 12));
        int read = source.read(kept, count, kept.length - count);
        ended = read < 0;
        count += Math.max(0, read);
        return !ended;
    }

    private void makeRoom(int length) {
        if (kept.length - count >= length) {
            return;
        }
        int passed = (int) Math.min(count, row - base);
        System.arraycopy(kept, passed, kept, 0, count - passed);
        base += passed;
        count -= passed;
        if (kept.length - count < length) {
            kept = Arrays.copyOf(kept, Math.max(2 * kept.length, count + length));
        }
    }

    /** Says that a row begins at a position; what stands before it is not needed any more. */
    void beginRow(long position) {
        row = position;
    }

    /** Hands out again from a position on that is not before the row's. */
    void rewind(long position) {
        next = position;
        row = position;
    }

    /** Returns the position behind the last character handed out. */
    long reached() {
        return next;
    }

    /** Returns the character at a position from the row on; -1 at the end of the file. Reads on if need be. */
    int at(long position) throws IOException {
        while (position >= base + count) {
            if (!fill(1 << 12)) {
                return -1;
            }
        }
        return kept[(int) (position - base)];
    }

    /** Returns the position behind the line end at or after a position, or that of the file's end. A long line is not kept. */
    long afterLine(long position) throws IOException {
        long place = position;
        for (int c = at(place); c >= 0; c = at(place)) {
            place++;
            if (c == '\n' || c == '\r' && at(place) != '\n') {
                return place;
            }
            if (place - position > limit) {
                row = place;
            }
        }
        return place;
    }

    /** Returns the characters between two positions from the row on. */
    String substring(long from, long to) {
        return new String(kept, (int) (from - base), (int) (to - from));
    }

    /** Says whether bytes that are no text stood between two positions; cheap where there are none in the file so far. */
    boolean malformedIn(long from, long to) {
        return source.malformedIn(from, to);
    }

    boolean anyMalformed() {
        return source.anyMalformed();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
