package org.ridgeline.data.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers different terms 0, 1, 2, ... in the order they come, looked up by a slice of characters: no string is made for a
 * term that is known.
 *
 * <p>Open addressing with linear probing. A slot holds the term's hash above and its number plus one below, so that most
 * slots of other terms are passed without a look at their characters; a term is kept as its length and its characters, one
 * byte each where all are below U+0100 and two where not. Some 25 bytes a term, and its characters. For one thread.
 */
final class TermDictionary {

    private static final int FREE = 0;
    private static final long MOST_BYTES = 1L << 32;

    private final BytePages pages = new BytePages();
    private long[] slots = new long[1 << 12];
    private int[] addresses = new int[1 << 11];
    private int size;

    /** Returns the number of terms. */
    int size() {
        return size;
    }

    /**
     * Returns the number of the term {@code chars[from, to)}, a new one if it has none.
     *
     * @throws IllegalStateException if the terms would need more than 4 GB
     */
    int add(char[] chars, int from, int to) {
        int hash = hash(chars, from, to);
        int slot = slot(chars, from, to, hash);
        int id = (int) slots[slot] - 1;
        if (id >= 0) {
            return id;
        }
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * size);
        }
        addresses[size++] = store(chars, from, to);
        slots[slot] = (long) hash << 32 | size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** Returns whether the term has a number. */
    boolean contains(char[] chars, int from, int to) {
        return (int) slots[slot(chars, from, to, hash(chars, from, to))] != FREE;
    }

    /** Returns the term of a number. */
    String term(int id) {
        long address = Integer.toUnsignedLong(addresses[id]);
        byte[] page = pages.page(address);
        int place = BytePages.place(address);
        int header = Varint.read(page, place);
        place += Varint.bytes(header);
        int length = header >>> 1;
        if ((header & 1) == 0) {
            return new String(page, place, length, StandardCharsets.ISO_8859_1);
        }
        // No charset: it would replace half a surrogate pair.
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) ((page[place + 2 * i] & 0xff) << 8 | page[place + 2 * i + 1] & 0xff);
        }
        return new String(chars);
    }

    /**
     * Returns the first four characters as a number from 0 to 2^32 - 1 that never falls where {@link String#compareTo} rises.
     * Characters from U+00FF on count as that one, and end what is looked at; so does the end of the term, as zeros.
     */
    long prefix(int id) {
        long address = Integer.toUnsignedLong(addresses[id]);
        byte[] page = pages.page(address);
        int place = BytePages.place(address);
        int header = Varint.read(page, place);
        place += Varint.bytes(header);
        int width = 1 + (header & 1);
        int length = Math.min(header >>> 1, Integer.BYTES);
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            boolean high = width == 2 && page[place + 2 * i] != 0;
            int c = high ? 0xff : page[place + width * i + width - 1] & 0xff;
            prefix |= (long) c << 8 * (Integer.BYTES - 1 - i);
            if (c == 0xff) {
                break;
            }
        }
        return prefix;
    }

    /** Returns the number that each term of another dictionary has here, new ones where it has none; a fresh array. */
    int[] addAll(TermDictionary other) {
        int[] ids = new int[other.size];
        for (int id = 0; id < ids.length; id++) {
            String term = other.term(id);
            ids[id] = add(term.toCharArray(), 0, term.length());
        }
        return ids;
    }

    /** Returns the slot that holds the term, or the free one where it belongs. */
    private int slot(char[] chars, int from, int to, int hash) {
        long[] table = slots;
        int mask = table.length - 1;
        int slot = hash & mask;
        while (true) {
            long entry = table[slot];
            if ((int) entry == FREE || (int) (entry >>> 32) == hash && equal((int) entry - 1, chars, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean equal(int id, char[] chars, int from, int to) {
        long address = Integer.toUnsignedLong(addresses[id]);
        byte[] page = pages.page(address);
        int place = BytePages.place(address);
        int header = page[place];
        if (header < 0) {
            header = Varint.read(page, place);
            place += Varint.bytes(header) - 1;
        }
        place++;
        if (header >>> 1 != to - from) {
            return false;
        }
        if ((header & 1) != 0) {
            return equalWide(page, place, chars, from, to);
        }
        for (int i = from; i < to; i++) {
            if ((page[place++] & 0xff) != chars[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalWide(byte[] page, int start, char[] chars, int from, int to) {
        int place = start;
        for (int i = from; i < to; i++) {
            if ((page[place] & 0xff) << 8 != (chars[i] & 0xff00) || page[place + 1] != (byte) chars[i]) {
                return false;
            }
            place += 2;
        }
        return true;
    }

    private int store(char[] chars, int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits |= chars[i];
        }
        boolean wide = bits > 0xff;
        int header = to - from << 1 | (wide ? 1 : 0);
        long address = pages.allocate(Varint.bytes(header) + (wide ? 2 : 1) * (to - from));
        if (address >= MOST_BYTES) {
            throw new IllegalStateException(
                    "different terms: expected at most 4 GB of them, got more; shorter n-grams need less");
        }
        byte[] page = pages.page(address);
        int place = Varint.write(header, page, BytePages.place(address));
        for (int i = from; i < to; i++) {
            if (wide) {
                page[place++] = (byte) (chars[i] >>> 8);
            }
            page[place++] = (byte) chars[i];
        }
        return (int) address;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (long entry : old) {
            if (entry != FREE) {
                int slot = (int) (entry >>> 32) & mask;
                while (slots[slot] != FREE) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = entry;
            }
        }
    }

    /** Spreads {@link String#hashCode}, whose low bits are those of the last letters, over all bits. */
    private static int hash(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        hash *= 0x9e3779b9;
        return hash ^ hash >>> 15;
    }
}
