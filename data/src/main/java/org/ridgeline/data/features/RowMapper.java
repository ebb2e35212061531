package org.ridgeline.data.features;

import java.util.Arrays;

/** Turns one collected row after another into entries of a matrix. For one thread. */
final class RowMapper {

    private final Collected collected;
    private final int[][] columnOf;
    private final Weigher weigher;
    private final int bias;
    private final RowStore.Entries entries = new RowStore.Entries();
    private long[] sorted = new long[512];
    private int[] columns = new int[512];
    private double[] values = new double[512];
    private long tokens;
    private long unknownTokens;

    RowMapper(Collected collected, BagOfWords bag, int[][] columnOf) {
        this.collected = collected;
        this.columnOf = columnOf;
        this.weigher = bag.weigher();
        this.bias = bag.settings().bias() ? bag.vocabulary().size() : Vocabulary.UNKNOWN;
    }

    /** Returns the number of entries of a row, and adds to the tokens. */
    int length(int row) {
        collected.read(row, entries);
        int[] column = columnOf[collected.counter(row)];
        int known = 0;
        long seen = 0;
        long unknown = 0;
        for (int e = 0; e < entries.size; e++) {
            seen += entries.counts[e];
            if (column[entries.terms[e]] == Vocabulary.UNKNOWN) {
                unknown += entries.counts[e];
            } else {
                known++;
            }
        }
        tokens += seen;
        unknownTokens += unknown;
        return known + (bias == Vocabulary.UNKNOWN ? 0 : 1);
    }

    /** Puts a row into {@link #columns} and {@link #values}, columns ascending; returns its number of entries. */
    int map(int row) {
        collected.read(row, entries);
        room(entries.size + 1);
        int known = sort(columnOf[collected.counter(row)]);
        for (int k = 0; k < known; k++) {
            columns[k] = (int) (sorted[k] >>> 32);
            values[k] = (int) sorted[k];
        }
        weigher.weigh(columns, values, known);
        if (bias == Vocabulary.UNKNOWN) {
            return known;
        }
        columns[known] = bias;
        values[known] = 1;
        return known + 1;
    }

    /** Sorts the entries that have a column, column above and count below; returns how many they are. */
    private int sort(int[] column) {
        int known = 0;
        for (int e = 0; e < entries.size; e++) {
            int to = column[entries.terms[e]];
            if (to != Vocabulary.UNKNOWN) {
                sorted[known++] = (long) to << 32 | entries.counts[e];
            }
        }
        Arrays.sort(sorted, 0, known);
        return known;
    }

    private void room(int size) {
        if (size > sorted.length) {
            sorted = new long[2 * size];
            columns = new int[2 * size];
            values = new double[2 * size];
        }
    }

    /** Returns the columns of the row; shared, overwritten by the next. */
    int[] columns() {
        return columns;
    }

    /** Returns the values of the row; shared, overwritten by the next. */
    double[] values() {
        return values;
    }

    /** Returns the tokens of all rows whose length was asked for. */
    long tokens() {
        return tokens;
    }

    /** Returns how many of them have no column. */
    long unknownTokens() {
        return unknownTokens;
    }
}
