package org.ridgeline.data.features;

import java.util.Arrays;

/**
 * One record a term: its number, where it was last counted, its length and its characters, in one piece of a page of ints.
 *
 * <p>Characters are packed four an int where all are below U+0100, the first in the lowest byte, and two an int where not.
 * An address is a page's number above and a place in it below; address 0 holds no term. Pages are never copied as the
 * records grow. For one thread.
 */
final class TermRecords {

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_PAGES = 1 << Integer.SIZE - PAGE_BITS;

    private static final int ID = 0;
    private static final int LAST_TEXT = 1;
    private static final int LAST_ENTRY = 2;
    private static final int HEADER = 3;
    private static final int CHARACTERS = 4;

    private int[][] pages = {new int[PAGE]};
    private int count = 1;
    private int free = CHARACTERS;

    /** Returns the address of a new record. */
    int add(int id, char[] chars, int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits |= chars[i];
        }
        int wide = bits > 0xff ? 1 : 0;
        int perInt = wide == 1 ? 2 : 4;
        int address = allocate(CHARACTERS + (to - from + perInt - 1) / perInt);
        int[] page = page(address);
        int place = place(address);
        page[place + ID] = id;
        page[place + HEADER] = to - from << 1 | wide;
        int first = place + CHARACTERS;
        for (int i = 0; i < to - from; i++) {
            if (wide == 1) {
                page[first + (i >>> 1)] |= chars[from + i] << 16 * (i & 1);
            } else {
                page[first + (i >>> 2)] |= chars[from + i] << 8 * (i & 3);
            }
        }
        return address;
    }

    /** Returns whether the record's term is {@code chars[from, to)}. */
    boolean equal(int address, char[] chars, int from, int to) {
        int[] page = page(address);
        int place = place(address);
        int length = to - from;
        int header = page[place + HEADER];
        if (header >>> 1 != length) {
            return false;
        }
        int first = place + CHARACTERS;
        if ((header & 1) != 0) {
            return equalWide(page, first, chars, from, length);
        }
        for (int i = 0; i < length; i++) {
            if ((page[first + (i >>> 2)] >>> 8 * (i & 3) & 0xff) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalWide(int[] page, int first, char[] chars, int from, int length) {
        for (int i = 0; i < length; i++) {
            if ((char) (page[first + (i >>> 1)] >>> 16 * (i & 1)) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds one to the term's count in a text's entries, and an entry when it is seen there first. */
    void count(int address, int text, RowStore.Entries entries) {
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

    /** Returns the term's number. */
    int id(int address) {
        return page(address)[place(address) + ID];
    }

    /** Returns the term. */
    String term(int address) {
        int length = page(address)[place(address) + HEADER] >>> 1;
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = character(address, i);
        }
        return new String(chars);
    }

    /**
     * Returns the first four characters as a number from 0 to 2^32 - 1 that never falls where {@link String#compareTo} rises.
     * Characters from U+00FF on count as that one, and end what is looked at; so does the end of the term, as zeros.
     */
    long prefix(int address) {
        int length = Math.min(page(address)[place(address) + HEADER] >>> 1, Integer.BYTES);
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            int c = Math.min(character(address, i), 0xff);
            prefix |= (long) c << 8 * (Integer.BYTES - 1 - i);
            if (c == 0xff) {
                break;
            }
        }
        return prefix;
    }

    private char character(int address, int i) {
        int[] page = page(address);
        int place = place(address);
        return (page[place + HEADER] & 1) == 0
                ? (char) (page[place + CHARACTERS + (i >>> 2)] >>> 8 * (i & 3) & 0xff)
                : (char) (page[place + CHARACTERS + (i >>> 1)] >>> 16 * (i & 1));
    }

    private int allocate(int ints) {
        if (ints > PAGE - free) {
            if (count == MOST_PAGES) {
                throw new IllegalStateException(
                        "different terms: expected at most 16 GB of them, got more; shorter n-grams" + " need less");
            }
            if (count == pages.length) {
                pages = Arrays.copyOf(pages, 2 * count);
            }
            pages[count++] = new int[Math.max(PAGE, ints)];
            free = 0;
        }
        int address = count - 1 << PAGE_BITS | free;
        // A page of one long record is full, whatever its size.
        free = Math.min(PAGE, free + ints);
        return address;
    }

    private int[] page(int address) {
        return pages[address >>> PAGE_BITS];
    }

    private static int place(int address) {
        return address & PAGE - 1;
    }
}
