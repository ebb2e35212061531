package org.ridgeline.data.features;

import java.util.Arrays;

/**
 * Growing storage of short runs of bytes, each in one piece; it grows by pages, so that nothing stored is ever copied.
 *
 * <p>An address holds the page in its upper bits and the place in that page in its lower {@value #BITS}. A run that is
 * longer than a page gets one of its own. Written by one thread.
 */
final class BytePages {

    static final int BITS = 20;
    private static final int PAGE = 1 << BITS;

    private byte[][] pages = new byte[16][];
    private int count;
    private int free = PAGE;

    /** Returns the address of so many bytes that are free for the caller to write. */
    long allocate(int bytes) {
        if (bytes > PAGE - free) {
            if (count == pages.length) {
                pages = Arrays.copyOf(pages, 2 * count);
            }
            pages[count++] = new byte[Math.max(PAGE, bytes)];
            free = 0;
        }
        long address = (long) (count - 1) << BITS | free;
        // A page of one long run is full, whatever its size.
        free = Math.min(PAGE, free + bytes);
        return address;
    }

    /** Returns the page of an address; shared. */
    byte[] page(long address) {
        return pages[(int) (address >>> BITS)];
    }

    /** Returns the place in its page. */
    static int place(long address) {
        return (int) address & PAGE - 1;
    }
}
