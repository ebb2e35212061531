package org.ridgeline.data.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * The characters of a file. Bytes that are no text in its encoding stand as U+FFFD, and where they stood is kept, so that the row
 * around them can be told from one that really holds that character.
 */
final class DecodedText extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean begun;
    private boolean flushed;
    private long position;

    /** Positions of malformed bytes that nobody has asked about yet, rising. */
    private long[] malformed = new long[16];

    private int malformedCount;

    DecodedText(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 4) {
            throw new IllegalArgumentException("length: expected room for two characters, got " + length);
        }
        // One place is kept for what stands in for malformed bytes.
        CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
        chars.limit(length - 1);
        while (chars.position() == 0) {
            if (flushed) {
                return -1;
            }
            decode(chars);
            if (!begun && chars.position() > 0) {
                begun = true;
                dropByteOrderMark(chars);
            }
        }
        position += chars.position();
        return chars.position();
    }

    private void dropByteOrderMark(CharBuffer chars) {
        if (chars.get(0) != '\uFEFF') {
            return;
        }
        int end = chars.position();
        chars.position(1).limit(end);
        chars.compact();
        chars.position(end - 1);
        for (int i = 0; i < malformedCount; i++) {
            malformed[i]--;
        }
    }

    private void decode(CharBuffer chars) throws IOException {
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            note(position + chars.position());
            bytes.position(bytes.position() + result.length());
            if (!chars.hasRemaining()) {
                chars.limit(chars.capacity());
            }
            chars.put('\uFFFD');
        } else if (result.isUnderflow() && ended) {
            flushed = decoder.flush(chars).isUnderflow();
        } else if (result.isUnderflow() && chars.position() == 0) {
            // What is decoded is handed out before more is asked for: on a live pipe the wait may be long.
            bytes.compact();
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
        }
    }

    private void note(long place) {
        if (malformedCount == malformed.length) {
            malformed = Arrays.copyOf(malformed, 2 * malformedCount);
        }
        malformed[malformedCount++] = place;
    }

    /** Says whether malformed bytes have been met at all that were not forgotten. */
    boolean anyMalformed() {
        return malformedCount > 0;
    }

    /** Says whether malformed bytes stood from one position to before another, and forgets those before the latter. */
    boolean malformedIn(long from, long to) {
        int passed = 0;
        boolean found = false;
        while (passed < malformedCount && malformed[passed] < to) {
            found |= malformed[passed++] >= from;
        }
        System.arraycopy(malformed, passed, malformed, 0, malformedCount - passed);
        malformedCount -= passed;
        return found;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
