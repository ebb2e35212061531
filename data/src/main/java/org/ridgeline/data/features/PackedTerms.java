package org.ridgeline.data.features;

import java.util.Arrays;

/**
 * The terms of one text, packed as {@link TermRecords} keeps them, with their hashes: four characters an int where all of a
 * term are below U+0100, the first in the lowest byte, and two an int where not. A term is hashed and compared int by int.
 * Reused from text to text; for one thread.
 *
 * <p>A header is the number of characters times two, plus one where they stand two an int.
 */
final class PackedTerms {

    private int[] ints = new int[2048];
    private int[] starts = new int[512];
    private int[] headers = new int[512];
    private int[] hashes = new int[512];
    private int size;
    private int used;

    /** Forgets all terms. */
    void clear() {
        size = 0;
        used = 0;
    }

    /** Adds the term {@code chars[from, to)}. */
    void add(char[] chars, int from, int to) {
        int length = to - from;
        room(length / 2 + 1);
        int at = used;
        int bits = 0;
        int word = 0;
        for (int i = 0; i < length; i++) {
            char c = chars[from + i];
            bits |= c;
            word |= c << ((i & 3) << 3);
            if ((i & 3) == 3) {
                ints[at++] = word;
                word = 0;
            }
        }
        if ((length & 3) != 0) {
            ints[at++] = word;
        }
        int header = length << 1;
        if (bits > 0xff) {
            at = packWide(chars, from, length);
            header++;
        }
        starts[size] = used;
        headers[size] = header;
        hashes[size++] = hash(header, ints, used);
        used = at;
    }

    private int packWide(char[] chars, int from, int length) {
        int at = used;
        for (int i = 0; i < length; i += 2) {
            ints[at++] = chars[from + i] | (i + 1 < length ? chars[from + i + 1] << 16 : 0);
        }
        return at;
    }

    private void room(int more) {
        if (more > ints.length - used) {
            ints = Arrays.copyOf(ints, Math.max(used + more, 2 * ints.length));
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            headers = Arrays.copyOf(headers, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
    }

    /** Returns how many ints a term with this header needs. */
    static int ints(int header) {
        int length = header >>> 1;
        return (header & 1) == 0 ? length + 3 >>> 2 : length + 1 >>> 1;
    }

    /** Returns the hash of a packed term. */
    static int hash(int header, int[] ints, int start) {
        int hash = header;
        for (int k = start; k < start + ints(header); k++) {
            hash = (hash ^ ints[k]) * 0x9e3779b1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /** Returns the number of terms. */
    int size() {
        return size;
    }

    /** Returns the packed characters of all terms; shared. */
    int[] ints() {
        return ints;
    }

    /** Returns where term i begins in {@link #ints()}. */
    int start(int i) {
        return starts[i];
    }

    int header(int i) {
        return headers[i];
    }

    int hash(int i) {
        return hashes[i];
    }
}
