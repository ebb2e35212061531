package org.ridgeline.data.features;

import java.util.Arrays;

/**
 * Numbers different terms 0, 1, 2, ... in the order they come, looked up by a slice of characters: no string is made for a
 * term that is known. For one thread.
 *
 * <p>Open addressing with linear probing. A slot holds the term's hash above and its record's address below, so that most
 * slots of other terms are passed without a look at their characters. All that is known of a term stands in its record
 * ({@link TermRecords}), side by side: a rare term costs two cache misses, one for its slot and one for its record. Some
 * 40 bytes a term, and its characters.
 */
final class TermDictionary {

    private static final long FREE = 0;

    private final TermRecords records = new TermRecords();
    private long[] slots = new long[1 << 12];
    private int[] addresses = new int[1 << 11];
    private int size;
    private int[] hashes = new int[512];
    private int touched;

    /** Returns the number of terms. */
    int size() {
        return size;
    }

    /** Returns the number of the term {@code chars[from, to)}, a new one if it has none. */
    int add(char[] chars, int from, int to) {
        return records.id(addressOf(chars, from, to, hash(chars, from, to)));
    }

    /** Returns whether the term has a number. */
    boolean contains(char[] chars, int from, int to) {
        return slots[slot(chars, from, to, hash(chars, from, to))] != FREE;
    }

    /** Returns the term of a number. */
    String term(int id) {
        return records.term(addresses[id]);
    }

    /** Returns the term's first characters as a number, as {@link TermRecords#prefix} does. */
    long prefix(int id) {
        return records.prefix(addresses[id]);
    }

    /**
     * Counts the terms {@code chars[from[i], to[i])} of one text, i from 0 to {@code size - 1}.
     *
     * <p>Slots and records are read ahead in loops of their own, without a decision between two reads: the processor then
     * waits for many cache misses at once, where the loop that compares waits for one after the other.
     *
     * @param text a number of the text, above 0 and another one than the text before had
     * @param entries takes a term when it is first seen in the text, and its count
     */
    void count(char[] chars, int[] from, int[] to, int size, int text, RowStore.Entries entries) {
        if (size > hashes.length) {
            hashes = new int[2 * size];
        }
        int[] hash = hashes;
        for (int i = 0; i < size; i++) {
            hash[i] = hash(chars, from[i], to[i]);
        }
        readAhead(hash, size);
        for (int i = 0; i < size; i++) {
            records.count(addressOf(chars, from[i], to[i], hash[i]), text, entries);
        }
    }

    private void readAhead(int[] hash, int size) {
        long[] table = slots;
        int mask = table.length - 1;
        long read = 0;
        for (int i = 0; i < size; i++) {
            read ^= table[hash[i] & mask];
        }
        int records = 0;
        for (int i = 0; i < size; i++) {
            records ^= this.records.id((int) table[hash[i] & mask]);
        }
        // Kept, or the compiler would leave the loops out.
        touched = records ^ (int) read;
    }

    /** Returns the address of the term's record, a new one if it has none. */
    private int addressOf(char[] chars, int from, int to, int hash) {
        int slot = slot(chars, from, to, hash);
        if (slots[slot] != FREE) {
            return (int) slots[slot];
        }
        int address = records.add(size, chars, from, to);
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * size);
        }
        addresses[size++] = address;
        slots[slot] = (long) hash << 32 | Integer.toUnsignedLong(address);
        if (2 * size > slots.length) {
            grow();
        }
        return address;
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
            if (entry == FREE || (int) (entry >>> 32) == hash && records.equal((int) entry, chars, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
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
