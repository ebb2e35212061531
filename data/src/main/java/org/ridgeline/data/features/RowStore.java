package org.ridgeline.data.features;

import java.util.Arrays;

/**
 * The rows that one thread counted: for each the numbers of its different terms and how often each occurs, in two to four
 * bytes an entry.
 *
 * <p>A row is its number of entries, then for each entry the term's number times two, plus one where the term occurs more
 * than once, followed by the count in that case; all are {@link Varint}s. Terms are numbered as they are first seen, so
 * frequent ones have small numbers and need few bytes.
 */
final class RowStore {

    private final BytePages pages = new BytePages();
    private byte[] scratch = new byte[4096];
    private int[] rows = new int[1024];
    private long[] addresses = new long[1024];
    private int size;

    /** The terms of one row, decoded; reused from row to row. */
    static final class Entries {
        int[] terms = new int[512];
        int[] counts = new int[512];
        int size;

        void add(int term, int count) {
            if (size == terms.length) {
                room(2 * size);
            }
            terms[size] = term;
            counts[size++] = count;
        }

        private void room(int length) {
            if (length > terms.length) {
                terms = Arrays.copyOf(terms, length);
                counts = Arrays.copyOf(counts, length);
            }
        }
    }

    /** Returns the number of rows. */
    int size() {
        return size;
    }

    /** Returns which row of all the k-th stored one is. */
    int row(int k) {
        return rows[k];
    }

    /** Returns the address of the k-th stored row. */
    long address(int k) {
        return addresses[k];
    }

    /** Stores a row. */
    void add(int row, Entries entries) {
        int most = (1 + 2 * entries.size) * Varint.MOST_BYTES;
        if (most > scratch.length) {
            scratch = new byte[Math.max(most, 2 * scratch.length)];
        }
        byte[] bytes = scratch;
        int length = Varint.write(entries.size, bytes, 0);
        for (int k = 0; k < entries.size; k++) {
            int count = entries.counts[k];
            length = Varint.write(entries.terms[k] << 1 | (count > 1 ? 1 : 0), bytes, length);
            if (count > 1) {
                length = Varint.write(count, bytes, length);
            }
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            addresses = Arrays.copyOf(addresses, 2 * size);
        }
        long address = pages.allocate(length);
        System.arraycopy(bytes, 0, pages.page(address), BytePages.place(address), length);
        rows[size] = row;
        addresses[size++] = address;
    }

    /** Replaces the entries by those of the row at an address. */
    void read(long address, Entries entries) {
        byte[] page = pages.page(address);
        int at = BytePages.place(address);
        int length = Varint.read(page, at);
        at += Varint.bytes(length);
        entries.room(length);
        int[] terms = entries.terms;
        int[] counts = entries.counts;
        for (int k = 0; k < length; k++) {
            int value = page[at++];
            if (value < 0) {
                value &= 0x7f;
                int shift = 7;
                while (page[at] < 0) {
                    value |= (page[at++] & 0x7f) << shift;
                    shift += 7;
                }
                value |= page[at++] << shift;
            }
            int count = 1;
            if ((value & 1) != 0) {
                count = Varint.read(page, at);
                at += Varint.bytes(count);
            }
            terms[k] = value >>> 1;
            counts[k] = count;
        }
        entries.size = length;
    }
}
