package org.ridgeline.model.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads length-prefixed strings from a section of known length; no string can reach beyond its end. */
final class StringSection {

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer length = ModelLayout.buffer(Integer.BYTES);
    private long left;

    StringSection(InputStream in, long bytes) {
        this.in = in;
        this.left = bytes;
    }

    String next() throws IOException {
        take(Integer.BYTES);
        int bytes = ModelReader.fill(in, length).getInt(0);
        take(bytes);
        byte[] text = in.readNBytes(bytes);
        if (text.length < bytes) {
            throw new EOFException();
        }
        try {
            return utf8.decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text that is not UTF-8", e);
        }
    }

    void requireEnd() {
        if (left != 0) {
            throw new IllegalArgumentException(left + " bytes too many in a section of strings");
        }
    }

    private void take(int bytes) {
        if (bytes < 0 || bytes > left) {
            throw new IllegalArgumentException(
                    "a string of " + Integer.toUnsignedString(bytes) + " bytes where " + left + " are left");
        }
        left -= bytes;
    }
}
