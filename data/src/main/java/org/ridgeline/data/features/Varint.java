package org.ridgeline.data.features;

/** Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the top bit set where more follow. */
final class Varint {

    /** The most bytes that a number needs. */
    static final int MOST_BYTES = 5;

    private Varint() {}

    /** Returns how many bytes the number needs, read as unsigned. */
    static int bytes(int value) {
        return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
    }

    /** Writes the number at a place; returns the place behind it. */
    static int write(int value, byte[] bytes, int place) {
        int at = place;
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /** Returns the number at a place. */
    static int read(byte[] bytes, int place) {
        int at = place;
        int value = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            value |= (bytes[at++] & 0x7f) << shift;
            shift += 7;
        }
        return value | bytes[at] << shift;
    }
}
