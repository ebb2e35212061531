package org.ridgeline.model.device;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.SparseRows;

/**
 * Sparse products on the CPU from the rows of X alone, in memory or in a mapped file: a gradient takes one pass over them, and no transpose
 * is kept. In memory the two gathers of {@link CpuSparseProducts} are faster: adding to scattered places costs more than reading them.
 *
 * <p>The rows are cut into at most {@value #MAX_PIECES} pieces by the number of nonzeros; each piece adds to a sum (d) of its own, and those
 * are added in order, so the bits are the same for any number of threads, and for rows in memory and in a file.
 */
public final class RowProducts implements SparseProducts {

    /** Fewest nonzeros of a piece. */
    private static final int PIECE = 1 << 18;

    private static final int MAX_PIECES = 8;

    /** Columns that are added up at a time. */
    private static final int STRIP = 1 << 14;

    private final SparseRows x;
    private final Workers workers;
    private final int[] bounds;
    private final double[][] sums;

    /** Binds the rows; the workers stay the caller's. */
    public RowProducts(SparseRows x, Workers workers) {
        this.x = x;
        this.workers = workers;
        int pieces = pieces(x.entriesBefore(x.rows()), x.columns());
        bounds = bounds(x, pieces);
        sums = new double[pieces][x.columns()];
    }

    /** Returns how many bytes the products take beside a matrix of d columns. */
    public static long bytes(int columns, long entries) {
        return Double.BYTES * (long) columns * pieces(entries, columns);
    }

    /** Fewer pieces where a sum is longer than the work of its piece. */
    private static int pieces(long entries, int columns) {
        return (int) Math.max(1, Math.min(MAX_PIECES, entries / Math.max(PIECE, columns)));
    }

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public void multiply(double[] v, double[] product) {
        workers.forEach(
                sums.length,
                p -> x.forEachBlock(bounds[p], bounds[p + 1], (block, from, to, offset) -> {
                    for (int i = from; i < to; i++) {
                        product[i + offset] = block.dotRow(i, v);
                    }
                }));
    }

    @Override
    public void multiplyTransposed(double[] u, double[] product) {
        sum(product, (sum, block, from, to, offset) -> {
            for (int i = from; i < to; i++) {
                block.addRow(i, u[i + offset], sum);
            }
        });
    }

    /** Takes one pass over the rows. */
    @Override
    public void gradient(double[] weight, double[] v, double[] y, double[] residual, double[] product) {
        sum(
                product,
                (sum, block, from, to, offset) -> block.addGradient(v, y, weight, residual, sum, from, to, offset));
    }

    private void sum(double[] result, Addition addition) {
        workers.forEach(sums.length, p -> {
            Arrays.fill(sums[p], 0);
            x.forEachBlock(
                    bounds[p],
                    bounds[p + 1],
                    (block, from, to, offset) -> addition.add(sums[p], block, from, to, offset));
        });
        int d = x.columns();
        workers.forEach((d + STRIP - 1) / STRIP, strip -> {
            int from = strip * STRIP;
            int to = Math.min(d, from + STRIP);
            System.arraycopy(sums[0], from, result, from, to - from);
            for (int p = 1; p < sums.length; p++) {
                double[] sum = sums[p];
                for (int j = from; j < to; j++) {
                    result[j] += sum[j];
                }
            }
        });
    }

    /** Returns row bounds b_0 = 0, b_1, ..., b_p = rows with about as many nonzeros in each piece. */
    static int[] bounds(SparseRows x, int pieces) {
        long entries = x.entriesBefore(x.rows());
        int[] bounds = new int[pieces + 1];
        int row = 0;
        for (int p = 1; p < pieces; p++) {
            while (x.entriesBefore(row) < entries / pieces * p) {
                row++;
            }
            bounds[p] = row;
        }
        bounds[pieces] = x.rows();
        return bounds;
    }

    /** Adds what rows of a block give to a sum over columns. */
    private interface Addition {
        void add(double[] sum, CsrMatrix block, int from, int to, int offset);
    }
}
