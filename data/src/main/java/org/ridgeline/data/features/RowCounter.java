package org.ridgeline.data.features;

import java.util.Arrays;
import org.ridgeline.data.text.TermCutter;

/**
 * Counts the terms of one text after another over a dictionary of its own and keeps the rows, two to four bytes an entry. For one thread.
 *
 * <p>A row is its number of entries, then for each entry the term's number times two, plus one where the term occurs more than once, and in
 * that case the count. All are written seven bits a byte, the lowest first, the top bit set where more follow. Terms are numbered as they
 * are first seen, so frequent ones have small numbers and need few bytes.
 */
final class RowCounter {

    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_BYTES = 5;

    private static final int NUMBER_SHIFT = 48;
    private static final int MOST_PAGES = 1 << NUMBER_SHIFT - PAGE_BITS;

    private final int number;
    private final TermCutter cutter;
    private final TermDictionary terms = new TermDictionary();
    private final Entries entries = new Entries();
    private int texts;

    /** Rows stand in pages, which are not copied as they grow: a place is the counter's number, a page and an offset. */
    private byte[][] pages = new byte[16][];

    private int pageCount;
    private int free = PAGE;

    /** The terms of one row and how often each occurs; reused from row to row. */
    static final class Entries {
        int[] terms = new int[512];
        int[] counts = new int[512];
        int size;
        private byte[] page;
        private int at;

        void add(int term, int count) {
            if (size == terms.length) {
                terms = Arrays.copyOf(terms, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            terms[size] = term;
            counts[size++] = count;
        }

        /** Returns the next number of the page being read. */
        private int next() {
            int value = page[at++];
            if (value >= 0) {
                return value;
            }
            value &= 0x7f;
            for (int shift = 7; ; shift += 7) {
                int more = page[at++];
                value |= (more & 0x7f) << shift;
                if (more >= 0) {
                    return value;
                }
            }
        }
    }

    /** Counts no text yet; the number tells it from others. */
    RowCounter(int number, TermCutter cutter) {
        this.number = number;
        this.cutter = cutter;
    }

    /** Returns the terms of all texts. */
    TermDictionary terms() {
        return terms;
    }

    /** Counts the terms of a text and returns the place of its row, see {@link #number(long)}. */
    long count(String text) {
        cutter.cut(text);
        entries.size = 0;
        terms.count(cutter, ++texts, entries);
        byte[] page = pageWith((1 + 2 * entries.size) * MOST_BYTES);
        long place = (long) number << NUMBER_SHIFT | (long) (pageCount - 1) << PAGE_BITS | free;
        int at = write(entries.size, page, free);
        for (int k = 0; k < entries.size; k++) {
            int count = entries.counts[k];
            at = write(entries.terms[k] << 1 | (count > 1 ? 1 : 0), page, at);
            if (count > 1) {
                at = write(count, page, at);
            }
        }
        free = Math.min(PAGE, at);
        return place;
    }

    /** Returns the page to write to, a new one where the last has no room for so many bytes. */
    private byte[] pageWith(int bytes) {
        if (bytes > PAGE - free) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, 2 * pageCount);
            }
            pages[pageCount++] = new byte[Math.max(PAGE, bytes)];
            free = 0;
        }
        return pages[pageCount - 1];
    }

    private static int write(int value, byte[] page, int place) {
        int at = place;
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            page[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        page[at++] = (byte) rest;
        return at;
    }

    /** Returns the number of the counter that a place is in. */
    static int number(long place) {
        return (int) (place >>> NUMBER_SHIFT);
    }

    /** Replaces the entries by those of the row at a place. */
    void read(long place, Entries row) {
        row.page = pages[(int) (place >>> PAGE_BITS) & MOST_PAGES - 1];
        row.at = (int) place & PAGE - 1;
        row.size = 0;
        for (int left = row.next(); left > 0; left--) {
            int value = row.next();
            row.add(value >>> 1, (value & 1) == 0 ? 1 : row.next());
        }
    }
}
