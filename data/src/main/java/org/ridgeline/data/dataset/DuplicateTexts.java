package org.ridgeline.data.dataset;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds texts that occur more than once: they count double in training, give a test that the training has seen, or have both labels.
 *
 * <p>Texts are compared in lower case, with blanks of any length as one and none around them. Of each only a hash of 64 bits is kept, 8 bytes
 * a row: among a million texts two different ones share one with a probability of 3e-8.
 */
public final class DuplicateTexts {

    private long[] hashes = new long[1024];
    private int rows;

    public void add(String text) {
        if (rows == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.addExact(rows, rows / 2));
        }
        hashes[rows++] = hash(text);
    }

    /** Mixes four characters at a time; the finalizer is that of MurmurHash3 (Appleby, 2011). */
    private static long hash(String text) {
        long hash = 0x9E3779B97F4A7C15L;
        long four = 0;
        int taken = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                blank = taken > 0;
                continue;
            }
            int next = c < 128 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
            if (blank) {
                next = ' ';
                blank = false;
                i--;
            }
            four = four << Character.SIZE | next;
            if ((++taken & 3) == 0) {
                hash = mixed(hash, four);
                four = 0;
            }
        }
        hash = mixed(hash, four) + taken;
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static long mixed(long hash, long characters) {
        long product = (hash ^ characters) * 0xBF58476D1CE4E5B9L;
        return product ^ product >>> 29;
    }

    /**
     * What was found.
     *
     * @param repeated training rows whose text an earlier training row has
     * @param leaked test rows whose text a training row has
     * @param conflicting texts that occur with both labels
     * @param firstRepeated such a row, and the next two alike; -1 where there is none
     */
    public record Found(
            int repeated, int leaked, int conflicting, int firstRepeated, int firstLeaked, int firstConflicting) {

        public boolean none() {
            return repeated == 0 && leaked == 0 && conflicting == 0;
        }
    }

    /**
     * Returns what repeats among the rows that take part.
     *
     * @param positive the class of each row
     * @param test the rows that are held back
     * @param out the rows that take no part
     */
    public Found find(BitSet positive, BitSet test, BitSet out) {
        int[] first = firstOfEach();
        BitSet trained = new BitSet(rows);
        BitSet withPositive = new BitSet(rows);
        BitSet withNegative = new BitSet(rows);
        BitSet repeated = new BitSet(rows);
        BitSet leaked = new BitSet(rows);
        for (int row = out.nextClearBit(0); row < rows; row = out.nextClearBit(row + 1)) {
            (positive.get(row) ? withPositive : withNegative).set(first[row]);
            if (!test.get(row)) {
                repeated.set(row, trained.get(first[row]));
                trained.set(first[row]);
            }
        }
        for (int row = test.nextSetBit(0); row >= 0; row = test.nextSetBit(row + 1)) {
            leaked.set(row, !out.get(row) && trained.get(first[row]));
        }
        withPositive.and(withNegative);
        return new Found(
                repeated.cardinality(),
                leaked.cardinality(),
                withPositive.cardinality(),
                repeated.nextSetBit(0),
                leaked.nextSetBit(0),
                withPositive.nextSetBit(0));
    }

    /** Returns for each row the first one with the same text, by open addressing. */
    private int[] firstOfEach() {
        int capacity = Integer.highestOneBit(Math.max(16, rows)) * 4;
        int[] table = new int[capacity];
        Arrays.fill(table, -1);
        int[] first = new int[rows];
        for (int row = 0; row < rows; row++) {
            int slot = (int) hashes[row] & capacity - 1;
            while (table[slot] >= 0 && hashes[table[slot]] != hashes[row]) {
                slot = slot + 1 & capacity - 1;
            }
            if (table[slot] < 0) {
                table[slot] = row;
            }
            first[row] = table[slot];
        }
        return first;
    }
}
