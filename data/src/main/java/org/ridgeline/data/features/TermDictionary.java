package org.ridgeline.data.features;

import java.util.Arrays;
import org.ridgeline.data.text.TermCutter;

/**
 * Numbers different terms 0, 1, 2, ... in the order they come, and counts those of one text after another. No string is made of a term. For
 * one thread.
 *
 * <p>Open addressing with linear probing. A slot holds the term's hash above and the address of its record below, so that most slots of
 * other terms are passed without a look at their characters. A record holds all that is known of a term side by side: a rare term costs
 * two cache misses, one for its slot and one for its record. Some 40 bytes a term, and its characters.
 */
final class TermDictionary {

    private static final long FREE = 0;

    /** There are fewer terms than 2 to its power: a record has five ints at least. */
    private static final int KEY_SHIFT = 30;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_PAGES = 1 << Integer.SIZE - PAGE_BITS;

    /** Places in a record: the term's number, the text it was last counted in and its entry there, its length and its characters, two an int. */
    private static final int ID = 0;

    private static final int LAST_TEXT = 1;
    private static final int LAST_ENTRY = 2;
    private static final int LENGTH = 3;
    private static final int CHARACTERS = 4;

    private long[] slots = new long[1 << 12];
    private int[] addresses = new int[1 << 11];
    private int size;

    /** Records stand in pages, which are not copied as they grow: an address is a page above and a place in it below. 0 is no record's. */
    private int[][] pages = {new int[PAGE]};

    private int pageCount = 1;
    private int free = CHARACTERS;

    /** The terms of the text being counted. */
    private int[] starts = new int[512];

    private int[] ends = new int[512];
    private int[] hashes = new int[512];
    private int terms;
    private int touched;

    /** Returns the number of terms. */
    int size() {
        return size;
    }

    /** Returns the term of a number. */
    String term(int id) {
        char[] chars = new char[page(addresses[id])[place(addresses[id]) + LENGTH]];
        copy(addresses[id], chars);
        return new String(chars);
    }

    /**
     * Sorts the terms {@code ids[from, to)}, whose first {@code 2 * depth} characters are the same, in the order of {@link String#compareTo}: by
     * the next two characters, then each run of equals by those behind them. The longest run is left to the loop, so that calls do not nest
     * deeper than the logarithm of the number of terms, however long these are.
     */
    void sort(int[] ids, int from, int to, int depth) {
        int begin = from;
        int end = to;
        for (int d = depth; end - begin > 1; d++) {
            long[] keys = sortByKey(ids, begin, end, d);
            int longest = begin;
            int longestEnd = begin;
            int start = begin;
            for (int k = begin; k < end; k++) {
                if (k + 1 < end && keys[k + 1 - begin] >>> KEY_SHIFT == keys[k - begin] >>> KEY_SHIFT) {
                    continue;
                }
                if (k + 1 - start > longestEnd - longest) {
                    sort(ids, longest, longestEnd, d + 1);
                    longest = start;
                    longestEnd = k + 1;
                } else {
                    sort(ids, start, k + 1, d + 1);
                }
                start = k + 1;
            }
            begin = longest;
            end = longestEnd;
        }
    }

    /** Sorts by the characters at 2 * depth alone; returns the sorted keys, above {@value #KEY_SHIFT} bits of no use. */
    private long[] sortByKey(int[] ids, int from, int to, int depth) {
        int[] given = Arrays.copyOfRange(ids, from, to);
        long[] keys = new long[given.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = key(addresses[given[k]], depth) << KEY_SHIFT | k;
        }
        Arrays.sort(keys);
        for (int k = 0; k < keys.length; k++) {
            ids[from + k] = given[(int) keys[k] & (1 << KEY_SHIFT) - 1];
        }
        return keys;
    }

    /** Returns the characters at 2 * depth as a number that orders terms; of terms that ended, the shorter one comes first. */
    private long key(int address, int depth) {
        int[] page = page(address);
        int place = place(address);
        int length = page[place + LENGTH];
        if (2 * depth >= length) {
            return 1 - (length & 1);
        }
        int pair = Integer.rotateLeft(page[place + CHARACTERS + depth], Character.SIZE);
        return 2 + Integer.toUnsignedLong(2 * depth + 1 < length ? pair : pair & ~Character.MAX_VALUE);
    }

    /**
     * Counts the terms of a text.
     *
     * @param text a number of the text, above 0 and another one than the text before had
     * @param entries takes a term when it is first seen in the text, and its count
     */
    void count(TermCutter cutter, int text, RowCounter.Entries entries) {
        terms = 0;
        cutter.forEach(this::note);
        readAhead();
        char[] chars = cutter.chars();
        for (int i = 0; i < terms; i++) {
            int address = address(chars, starts[i], ends[i], hashes[i]);
            int[] page = page(address);
            int place = place(address);
            if (page[place + LAST_TEXT] == text) {
                entries.counts[page[place + LAST_ENTRY]]++;
            } else {
                page[place + LAST_TEXT] = text;
                page[place + LAST_ENTRY] = entries.size;
                entries.add(page[place + ID], 1);
            }
        }
    }

    private void note(char[] chars, int from, int to) {
        if (terms == starts.length) {
            starts = Arrays.copyOf(starts, 2 * terms);
            ends = Arrays.copyOf(ends, 2 * terms);
            hashes = Arrays.copyOf(hashes, 2 * terms);
        }
        starts[terms] = from;
        ends[terms] = to;
        hashes[terms++] = hash(chars, from, to);
    }

    /**
     * Reads slots and records in loops of their own, without a decision between two reads: the processor then waits for many
     * cache misses at once, where the loop that compares waits for one after the other. A quarter of the time was saved so.
     */
    private void readAhead() {
        long[] table = slots;
        int mask = table.length - 1;
        int read = 0;
        for (int i = 0; i < terms; i++) {
            read ^= (int) table[hashes[i] & mask];
        }
        for (int i = 0; i < terms; i++) {
            read ^= id((int) table[hashes[i] & mask]);
        }
        // Kept, or the compiler would leave the loops out.
        touched = read;
    }

    /** Returns the number that each term of another dictionary has here, new ones where it has none; a fresh array. */
    int[] addAll(TermDictionary other) {
        int[] ids = new int[other.size];
        char[] chars = new char[64];
        for (int id = 0; id < ids.length; id++) {
            int from = other.addresses[id];
            int length = other.page(from)[place(from) + LENGTH];
            if (length >= chars.length) {
                chars = new char[2 * length];
            }
            other.copy(from, chars);
            chars[length] = ' ';
            ids[id] = id(address(chars, 0, length, hash(chars, 0, length)));
        }
        return ids;
    }

    /** Mixes after two characters, so that no simple rule makes words that share a hash. */
    private static int hash(char[] chars, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i += 2) {
            hash = (hash ^ pair(chars, i)) * 0x9e3779b1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /** Returns characters i and i + 1 as an int; where a term ends with the first, the second is the space behind it. */
    private static int pair(char[] chars, int i) {
        return chars[i] | chars[i + 1] << Character.SIZE;
    }

    /** Returns the address of the term's record, of a new one if it has none. */
    private int address(char[] chars, int from, int to, int hash) {
        int slot = slot(chars, from, to, hash);
        if (slots[slot] != FREE) {
            return (int) slots[slot];
        }
        int address = add(chars, from, to);
        slots[slot] = (long) hash << 32 | Integer.toUnsignedLong(address);
        if (2 * size > slots.length) {
            grow();
        }
        return address;
    }

    /** Returns the slot that holds the term, or the free one where it belongs. */
    private int slot(char[] chars, int from, int to, int hash) {
        long[] table = slots;
        int mask = table.length - 1;
        int slot = hash & mask;
        while (true) {
            long entry = table[slot];
            if (entry == FREE || (int) (entry >>> 32) == hash && equal((int) entry, chars, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean equal(int address, char[] chars, int from, int to) {
        int[] page = page(address);
        int place = place(address);
        if (page[place + LENGTH] != to - from) {
            return false;
        }
        int at = place + CHARACTERS;
        for (int i = from; i < to; i += 2) {
            if (page[at++] != pair(chars, i)) {
                return false;
            }
        }
        return true;
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

    private int add(char[] chars, int from, int to) {
        int address = allocate(CHARACTERS + (to - from + 1) / 2);
        int[] page = page(address);
        int at = place(address);
        page[at + ID] = size;
        page[at + LENGTH] = to - from;
        at += CHARACTERS;
        for (int i = from; i < to; i += 2) {
            page[at++] = pair(chars, i);
        }
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * size);
        }
        addresses[size++] = address;
        return address;
    }

    private int allocate(int ints) {
        if (ints > PAGE - free) {
            if (pageCount == MOST_PAGES) {
                throw new IllegalStateException(
                        "different terms: expected at most 16 GB of them, got more; shorter n-grams need less");
            }
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, 2 * pageCount);
            }
            pages[pageCount++] = new int[Math.max(PAGE, ints)];
            free = 0;
        }
        int address = pageCount - 1 << PAGE_BITS | free;
        // A page of one long record is full, whatever its size.
        free = Math.min(PAGE, free + ints);
        return address;
    }

    /** Copies a record's characters to the front of an array. */
    private void copy(int address, char[] chars) {
        int[] page = page(address);
        int at = place(address) + CHARACTERS;
        int length = page[place(address) + LENGTH];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) (page[at + (i >>> 1)] >>> ((i & 1) << 4));
        }
    }

    private int id(int address) {
        return page(address)[place(address) + ID];
    }

    private int[] page(int address) {
        return pages[address >>> PAGE_BITS];
    }

    private static int place(int address) {
        return address & PAGE - 1;
    }
}
