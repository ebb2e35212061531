package org.ridgeline.data.dataset;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds texts that occur more than once: they count double in training, give a test that the training has seen, or have both labels.
 *
 * <p>Texts are compared in lower case, with blanks of any length as one and none around them. Of each only a hash of 128 bits is kept, 16
 * bytes a row: among a million texts two different ones share one with a probability of 1e-27.
 */
public final class DuplicateTexts {

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int rows;

    /** Takes the text of the next row. */
    public void add(String text) {
        if (rows == high.length) {
            int capacity = Math.addExact(rows, rows / 2);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
        hash(text);
        rows++;
    }

    /** Multiplies and shifts a character at a time, in two streams; the finalizers are those of MurmurHash3 (Appleby, 2011). */
    private void hash(String text) {
        long a = 0x9E3779B97F4A7C15L;
        long b = 0xC2B2AE3D27D4EB4FL;
        boolean blank = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                blank = begun;
                continue;
            }
            if (blank) {
                a = (a ^ ' ') * 0x100000001B3L;
                b = Long.rotateLeft(b, 5) * 0x9FB21C651E98DF25L + ' ';
                blank = false;
            }
            begun = true;
            int lower = c < 128 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
            a = (a ^ lower) * 0x100000001B3L;
            a ^= a >>> 29;
            b = Long.rotateLeft(b, 5) * 0x9FB21C651E98DF25L + lower;
        }
        high[rows] = mix(a);
        low[rows] = mix(b + 0x632BE59BD9B4E019L);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
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

        /** Says whether there is nothing to warn of. */
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
        int repeated = 0;
        int firstRepeated = -1;
        for (int row = 0; row < rows; row++) {
            if (out.get(row)) {
                continue;
            }
            (positive.get(row) ? withPositive : withNegative).set(first[row]);
            if (!test.get(row)) {
                if (trained.get(first[row])) {
                    repeated++;
                    firstRepeated = firstRepeated < 0 ? row : firstRepeated;
                }
                trained.set(first[row]);
            }
        }
        int leaked = 0;
        int firstLeaked = -1;
        for (int row = test.nextSetBit(0); row >= 0; row = test.nextSetBit(row + 1)) {
            if (!out.get(row) && trained.get(first[row])) {
                leaked++;
                firstLeaked = firstLeaked < 0 ? row : firstLeaked;
            }
        }
        withPositive.and(withNegative);
        return new Found(
                repeated, leaked, withPositive.cardinality(), firstRepeated, firstLeaked, withPositive.nextSetBit(0));
    }

    /** Returns for each row the first one with the same text, by open addressing. */
    private int[] firstOfEach() {
        int capacity = Integer.highestOneBit(Math.max(16, rows)) * 4;
        int[] table = new int[capacity];
        Arrays.fill(table, -1);
        int[] first = new int[rows];
        for (int row = 0; row < rows; row++) {
            int slot = (int) high[row] & capacity - 1;
            while (table[slot] >= 0 && !(high[table[slot]] == high[row] && low[table[slot]] == low[row])) {
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
