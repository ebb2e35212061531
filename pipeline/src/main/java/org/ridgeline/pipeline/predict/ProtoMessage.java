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

    ProtoMessage put(int field, long number) {
        varint((long) field << 3 | VARINT);
        varint(number);
        return this;
    }

    ProtoMessage put(int field, byte[] content) {
        varint((long) field << 3 | LENGTH_DELIMITED);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    ProtoMessage put(int field, String text) {
        return put(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage put(int field, ProtoMessage message) {
        return put(field, message.toBytes());
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
