package org.ridgeline.data.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One record a term: its number, where it was last counted, its length and its characters, in one piece of a page of ints.
 *
 * <p>Characters are packed as {@link PackedTerms} does. An address is a page's number above and a place in it below; address
 * 0 holds no term. Pages are never copied as the records grow. For one thread.
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

    /** Returns the address of a new record for the term packed in {@code ints} from {@code start} on. */
    int add(int id, int header, int[] ints, int start) {
        int length = PackedTerms.ints(header);
        int address = allocate(CHARACTERS + length);
        int[] page = page(address);
        int place = place(address);
        page[place + ID] = id;
        page[place + HEADER] = header;
        System.arraycopy(ints, start, page, place + CHARACTERS, length);
        return address;
    }

    /** Returns whether the record's term is the one packed in {@code ints} from {@code start} on. */
    boolean equal(int address, int header, int[] ints, int start) {
        int[] page = page(address);
        int place = place(address);
        if (page[place + HEADER] != header) {
            return false;
        }
        int shift = place + CHARACTERS - start;
        for (int k = start; k < start + PackedTerms.ints(header); k++) {
            if (page[k + shift] != ints[k]) {
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

    /** Returns the term's header. */
    int header(int address) {
        return page(address)[place(address) + HEADER];
    }

    /** Returns where the term's packed characters begin in {@link #page}. */
    static int start(int address) {
        return place(address) + CHARACTERS;
    }

    /** Returns the term. */
    String term(int address) {
        int[] page = page(address);
        int start = start(address);
        int header = header(address);
        int length = header >>> 1;
        if ((header & 1) == 0) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (page[start + (i >>> 2)] >>> ((i & 3) << 3));
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) (page[start + (i >>> 1)] >>> ((i & 1) << 4));
        }
        return new String(chars);
    }

    /**
     * Returns the first four characters as a number from 0 to 2^32 - 1 that never falls where {@link String#compareTo} rises.
     * Characters from U+00FF on count as that one, and end what is looked at; so does the end of the term, as zeros.
     */
    long prefix(int address) {
        int[] page = page(address);
        int start = start(address);
        int header = header(address);
        int bits = (header & 1) == 0 ? 8 : 16;
        long prefix = 0;
        for (int i = 0; i < Math.min(header >>> 1, Integer.BYTES); i++) {
            int c = Math.min(page[start + i * bits / Integer.SIZE] >>> i * bits % Integer.SIZE & (1 << bits) - 1, 0xff);
            prefix |= (long) c << 8 * (Integer.BYTES - 1 - i);
            if (c == 0xff) {
                break;
            }
        }
        return prefix;
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

    /** Returns the page of an address; shared. */
    int[] page(int address) {
        return pages[address >>> PAGE_BITS];
    }

    private static int place(int address) {
        return address & PAGE - 1;
    }
}
