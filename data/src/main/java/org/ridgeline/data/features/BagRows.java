package org.ridgeline.data.features;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.matrix.CsrRows;

/**
 * Collected texts as rows over one bag of words; any selection of them as a matrix, or handed on one by one where a matrix
 * in memory would be too large. A row has the same bits as in {@link BagOfWords#transform}. Thread-safe.
 */
public final class BagRows {

    private static final int ROWS_A_PIECE = 1024;

    private final Collected collected;
    private final BagOfWords bag;
    private final int[][] columnOf;

    /** Takes for each counter the column of each of its terms. */
    BagRows(Collected collected, BagOfWords bag, int[][] columnOf) {
        this.collected = collected;
        this.bag = bag;
        this.columnOf = columnOf;
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
        AtomicLong tokens = new AtomicLong();
        AtomicLong unknown = new AtomicLong();
        pieces(rows, (mapper, from, to) -> {
            for (int i = from; i < to; i++) {
                lengths[i] = mapper.length(rows[i]);
            }
            tokens.addAndGet(mapper.tokens());
            unknown.addAndGet(mapper.unknownTokens());
        });
        CsrRows matrix = new CsrRows(bag.columns(), lengths);
        pieces(rows, (mapper, from, to) -> {
            for (int i = from; i < to; i++) {
                int size = mapper.map(rows[i]);
                matrix.set(i, mapper.columns(), mapper.values(), size);
            }
        });
        return new Vectorized(matrix.build(), tokens.get(), unknown.get());
    }

    /**
     * Hands on the given rows in the order given, each with the bias if there is one.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public void forEach(int[] rows, RowSink sink) {
        RowMapper mapper = new RowMapper(collected, bag, columnOf);
        for (int row : rows) {
            int size = mapper.map(Objects.checkIndex(row, collected.rows()));
            sink.row(mapper.columns(), mapper.values(), size);
        }
    }

    /**
     * How large rows are.
     *
     * @param entries of the matrix
     * @param tokens that were read
     * @param unknownTokens how many of them the vocabulary lacks
     */
    public record Size(long entries, long tokens, long unknownTokens) {}

    /** Returns how large the given rows are, for whoever must make room before {@link #forEach}. */
    public Size size(int[] rows) {
        AtomicLong entries = new AtomicLong();
        AtomicLong tokens = new AtomicLong();
        AtomicLong unknown = new AtomicLong();
        pieces(rows, (mapper, from, to) -> {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += mapper.length(rows[i]);
            }
            entries.addAndGet(sum);
            tokens.addAndGet(mapper.tokens());
            unknown.addAndGet(mapper.unknownTokens());
        });
        return new Size(entries.get(), tokens.get(), unknown.get());
    }

    @FunctionalInterface
    private interface Piece {
        void work(RowMapper mapper, int from, int to);
    }

    private void pieces(int[] rows, Piece piece) {
        for (int row : rows) {
            Objects.checkIndex(row, collected.rows());
        }
        int pieces = (int) (((long) rows.length + ROWS_A_PIECE - 1) / ROWS_A_PIECE);
        Parallel.forEach(collected.threads(), pieces, p -> {
            int from = p * ROWS_A_PIECE;
            int to = Math.min(rows.length - from, ROWS_A_PIECE) + from;
            piece.work(new RowMapper(collected, bag, columnOf), from, to);
        });
    }
}
