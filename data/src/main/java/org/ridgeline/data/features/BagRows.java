package org.ridgeline.data.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.matrix.CsrRows;

/**
 * Collected texts as rows over one bag of words; any selection of them as a matrix, or handed on one by one where a matrix
 * in memory would be too large. Thread-safe.
 */
public final class BagRows {

    private final Collected collected;
    private final BagOfWords bag;
    private final int[][] columnOf;
    private final int bias;
    private final long trainingEntries;

    /** Takes for each counter the column of each of its terms. */
    BagRows(Collected collected, BagOfWords bag, int[][] columnOf, int trainingRows) {
        this.collected = collected;
        this.bag = bag;
        this.columnOf = columnOf;
        this.bias = bag.settings().bias() ? 1 : 0;
        long words = IntStream.range(0, bag.vocabulary().size())
                .mapToLong(bag.vocabulary()::documentFrequency)
                .sum();
        this.trainingEntries = words + (long) bias * trainingRows;
    }

    /** Takes rows of a sparse matrix one by one. */
    @FunctionalInterface
    public interface RowSink {

        /**
         * Takes the next row.
         *
         * @param columns ascending columns; the array is overwritten by the next row
         * @param values a finite value other than 0 for each; overwritten as well
         * @param size how many entries of the arrays count
         */
        void row(int[] columns, double[] values, int size);
    }

    /** Returns the words and how they are weighed. */
    public BagOfWords bag() {
        return bag;
    }

    /**
     * Returns the given rows as a matrix, in the order given.
     *
     * @param rows row numbers of the collected texts
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if the entries are more than an array holds; {@link #forEach} has no such limit
     */
    public Vectorized vectorized(int[] rows) {
        int[] lengths = new int[rows.length];
        List<Mapper> counted = collected.forEach(rows.length, Mapper::new, (mapper, from, to) -> {
            for (int i = from; i < to; i++) {
                lengths[i] = mapper.length(rows[i]);
            }
        });
        CsrRows matrix = new CsrRows(bag.columns(), lengths);
        collected.forEach(rows.length, Mapper::new, (mapper, from, to) -> {
            for (int i = from; i < to; i++) {
                int size = mapper.map(rows[i]);
                matrix.set(i, mapper.columns, mapper.values, size);
            }
        });
        return new Vectorized(
                matrix.build(),
                counted.stream().mapToLong(mapper -> mapper.tokens).sum(),
                counted.stream().mapToLong(mapper -> mapper.unknownTokens).sum());
    }

    /**
     * How many tokens rows have.
     *
     * @param tokens all that were read
     * @param unknown how many of them the vocabulary lacks
     */
    public record TokenCount(long tokens, long unknown) {}

    /**
     * Hands on the given rows in the order given, each with the bias if there is one, and returns how many tokens they have.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public TokenCount forEach(int[] rows, RowSink sink) {
        Mapper mapper = new Mapper();
        for (int row : rows) {
            mapper.length(row);
            int size = mapper.map(row);
            sink.row(mapper.columns, mapper.values, size);
        }
        return new TokenCount(mapper.tokens, mapper.unknownTokens);
    }

    /** Returns how many entries the rows have that the vocabulary comes from, for whoever must make room before {@link #forEach}. */
    public long trainingEntries() {
        return trainingEntries;
    }

    /** Turns one row after another into entries of a matrix. For one thread. */
    private final class Mapper {

        private final RowCounter.Entries entries = new RowCounter.Entries();
        private long[] sorted = new long[512];
        private int[] columns = new int[512];
        private double[] values = new double[512];
        private long tokens;
        private long unknownTokens;

        /** Returns the number of entries of a row, and adds to the tokens. */
        int length(int row) {
            int[] column = columnOf[collected.read(row, entries)];
            int known = 0;
            for (int e = 0; e < entries.size; e++) {
                tokens += entries.counts[e];
                if (column[entries.terms[e]] == Vocabulary.UNKNOWN) {
                    unknownTokens += entries.counts[e];
                } else {
                    known++;
                }
            }
            return known + bias;
        }

        /** Puts a row into the arrays, columns ascending; returns its number of entries. */
        int map(int row) {
            int[] column = columnOf[collected.read(row, entries)];
            if (entries.size >= sorted.length) {
                sorted = new long[2 * entries.size];
                columns = new int[2 * entries.size];
                values = new double[2 * entries.size];
            }
            int known = 0;
            for (int e = 0; e < entries.size; e++) {
                long to = column[entries.terms[e]];
                if (to != Vocabulary.UNKNOWN) {
                    sorted[known++] = to << Integer.SIZE | entries.counts[e];
                }
            }
            Arrays.sort(sorted, 0, known);
            for (int k = 0; k < known; k++) {
                columns[k] = (int) (sorted[k] >>> Integer.SIZE);
                values[k] = (int) sorted[k];
            }
            bag.weigh(columns, values, known);
            columns[known] = bag.vocabulary().size();
            values[known] = 1;
            return known + bias;
        }
    }
}
