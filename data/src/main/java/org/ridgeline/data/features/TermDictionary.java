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
    private int touched;

    /** Returns the number of terms. */
    int size() {
        return size;
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
     * Counts the terms of one text.
     *
     * @param text a number of the text, above 0 and another one than the text before had
     * @param entries takes a term when it is first seen in the text, and its count
     */
    void count(PackedTerms terms, int text, RowStore.Entries entries) {
        readAhead(terms);
        int[] ints = terms.ints();
        for (int i = 0; i < terms.size(); i++) {
            records.count(addressOf(terms.header(i), ints, terms.start(i), terms.hash(i)), text, entries);
        }
    }

    /**
     * Reads slots and records in loops of their own, without a decision between two reads: the processor then waits for many
     * cache misses at once, where the loop that compares waits for one after the other. A quarter of the time was saved so.
     */
    private void readAhead(PackedTerms terms) {
        long[] table = slots;
        int mask = table.length - 1;
        int read = 0;
        for (int i = 0; i < terms.size(); i++) {
            read ^= (int) table[terms.hash(i) & mask];
        }
        for (int i = 0; i < terms.size(); i++) {
            read ^= records.id((int) table[terms.hash(i) & mask]);
        }
        // Kept, or the compiler would leave the loops out.
        touched = read;
    }

    /** Returns the address of the record of the packed term, a new one if it has none. */
    private int addressOf(int header, int[] ints, int start, int hash) {
        int slot = slot(header, ints, start, hash);
        if (slots[slot] != FREE) {
            return (int) slots[slot];
        }
        int address = records.add(size, header, ints, start);
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
            int address = other.addresses[id];
            int header = other.records.header(address);
            int[] page = other.records.page(address);
            int start = TermRecords.start(address);
            ids[id] = records.id(addressOf(header, page, start, PackedTerms.hash(header, page, start)));
        }
        return ids;
    }

    /** Returns the slot that holds the packed term, or the free one where it belongs. */
    private int slot(int header, int[] ints, int start, int hash) {
        long[] table = slots;
        int mask = table.length - 1;
        int slot = hash & mask;
        while (true) {
            long entry = table[slot];
            if (entry == FREE || (int) (entry >>> 32) == hash && records.equal((int) entry, header, ints, start)) {
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
}
