package org.ridgeline.data.dataset;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Which rows are held back for the test. Rows are told by their place, from 0, in reading order; the choice depends on nothing else. */
public sealed interface Splitting {

    /**
     * Returns the rows that are held back.
     *
     * @param positive the class of each row: a bit for a positive one
     * @param rows how many rows there are
     */
    BitSet test(BitSet positive, int rows);

    record None() implements Splitting {

        @Override
        public BitSet test(BitSet positive, int rows) {
            return new BitSet();
        }
    }

    /**
     * A share of each class, drawn; so both parts have the classes in the same proportion.
     *
     * @param share above 0, below 1; of n rows of a class, share times n are held back, rounded
     * @param seed of the draw
     */
    record Stratified(double share, long seed) implements Splitting {

        public Stratified {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share: expected a number between 0 and 1, got " + share);
            }
        }

        @Override
        public BitSet test(BitSet positive, int rows) {
            BitSet test = new BitSet(rows);
            SplittableRandom random = new SplittableRandom(seed);
            for (boolean side : new boolean[] {true, false}) {
                int left = side ? positive.cardinality() : rows - positive.cardinality();
                long needed = Math.round(share * left);
                // Selection sampling (Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm S).
                for (int row = 0; row < rows && needed > 0; row++) {
                    if (positive.get(row) == side && random.nextLong(left--) < needed) {
                        test.set(row);
                        needed--;
                    }
                }
            }
            return test;
        }
    }

    /**
     * Every k-th row: rows k - 1, 2k - 1, ...
     *
     * @param k at least 2
     */
    record EveryKth(int k) implements Splitting {

        public EveryKth {
            if (k < 2) {
                throw new IllegalArgumentException("k: expected 2 or more, got " + k);
            }
        }

        @Override
        public BitSet test(BitSet positive, int rows) {
            BitSet test = new BitSet(rows);
            for (int row = k - 1; row < rows; row += k) {
                test.set(row);
            }
            return test;
        }
    }
}
