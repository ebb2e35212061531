package org.ridgeline.model.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers of the format's versions; the table in the package comment explains them. */
final class ModelLayout {

    /** A model of weights alone. */
    static final int PLAIN = 1;

    /** A model with a factor beside each weight. */
    static final int WITH_FACTORS = 2;

    /** What the field of sections says in version 2; it is zero in version 1. */
    static final int FACTORS_SECTION = 1;

    static final int HEADER_BYTES = 56;
    static final int CHECKSUM_BYTES = 32;
    static final int MINIMUM_BYTES = HEADER_BYTES + CHECKSUM_BYTES;
    private static final byte[] MAGIC = {(byte) 0x89, 'R', 'I', 'D', 'G', '\r', '\n', 0x1A};

    private ModelLayout() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** Returns a cleared little-endian buffer. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
