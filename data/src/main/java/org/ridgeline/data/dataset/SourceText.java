package org.ridgeline.data.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private char[] chars = new char[1 << 16];
    private int count;

    /** The position of the first character in the array. */
    private long base;

    /** The position of the first character that is needed. */
    private long kept;

    private boolean begun;
    private boolean ended;
    private boolean flushed;
    private boolean anyMalformed;

    SourceText(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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

    /** Returns the characters between two positions from the row on. */
    String substring(long from, long to) {
        return new String(chars, (int) (from - base), (int) (to - from));
    }

    /** Says whether bytes that are no text stood between two positions from the row on. */
    boolean malformed(long from, long to) {
        if (!anyMalformed) {
            return false;
        }
        int first = (int) (from - base);
        for (int i = first; i < to - base; i++) {
            if (chars[i] == MALFORMED && (i == first || !Character.isHighSurrogate(chars[i - 1]))) {
                return true;
            }
        }
        return false;
    }

    /** Decodes what has arrived, at least a character; false at the end of the file. */
    private boolean fill() throws IOException {
        makeRoom();
        CharBuffer target = CharBuffer.wrap(chars, count, chars.length - count);
        while (target.position() == count && !flushed) {
            decode(target);
            if (!begun && target.position() > 0) {
                begun = true;
                if (chars[0] == '\ufeff') {
                    target.flip().position(1);
                    target.compact();
                }
            }
        }
        boolean any = target.position() > count;
        count = target.position();
        return any;
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

    private void decode(CharBuffer target) throws IOException {
        CoderResult result = decoder.decode(bytes, target, ended);
        if (result.isError() && target.hasRemaining()) {
            anyMalformed = true;
            bytes.position(bytes.position() + result.length());
            target.put(MALFORMED);
        } else if (result.isUnderflow() && ended) {
            flushed = decoder.flush(target).isUnderflow();
        } else if (result.isUnderflow() && target.position() == count) {
            // What is decoded is handed out before more is asked for: on a live pipe the wait may be long.
            bytes.compact();
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
