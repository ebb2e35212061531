package org.ridgeline.pipeline.predict;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes one protocol buffers message, field by field: varints (wire type 0) and length-delimited fields (wire type 2), which is all that
 * an ONNX model needs. The encoding is that of https://protobuf.dev/programming-guides/encoding.
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a field: a whole number, a text, bytes or another message. */
    ProtoMessage put(int field, Object value) {
        if (value instanceof Number number) {
            varint((long) field << 3 | VARINT);
            varint(number.longValue());
            return this;
        }
        byte[] content = value instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : value instanceof ProtoMessage message ? message.toBytes() : (byte[]) value;
        varint((long) field << 3 | LENGTH_DELIMITED);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
