package org.ridgeline.model.solver;

import java.util.Arrays;
import java.util.Optional;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.CholeskyFactor;

/**
 * A preconditioner of {@code A = XᵀΩX + lambda I} for bags of words: the inverse of A's block of the longest columns, the frequent words and
 * the bias, which nearly every row holds several of, and the inverse of A's diagonal for all others (block Jacobi; Saad, "Iterative Methods
 * for Sparse Linear Systems", 2003, section 4.1.1).
 *
 * <p>Where there are many rows, the block is that of every s-th row, times s: its error is about the root of columns over rows sampled.
 */
final class FrequentColumns implements LinearOperator {

    /** Rows that the block is summed over, at most about twice as many. */
    private static final int SAMPLED_ROWS = 1 << 15;

    /** Pieces of the work, by rows and then by columns of the block. */
    private static final int PIECES = 16;

    /** The columns of the block, ascending. */
    private final int[] frequent;

    private final CholeskyFactor block;
    private final double[] diagonal;
    private final double[] part;

    private FrequentColumns(int[] frequent, CholeskyFactor block, double[] diagonal) {
        this.frequent = frequent;
        this.block = block;
        this.diagonal = diagonal;
        part = new double[frequent.length];
    }

    /**
     * Returns the preconditioner, or empty where the block is not positive definite by rounding.
     *
     * @param weight the diagonal of Ω (n)
     * @param lambda above 0
     * @param size columns of the block, at most d are taken
     */
    static Optional<FrequentColumns> of(SparseRows x, double[] weight, double lambda, int size, Workers workers) {
        double[] squares = squares(x, weight);
        int[] frequent = longest(squares, Math.min(size, squares.length));
        double[] gram = gram(sampledRows(x, weight, frequent, workers), frequent.length, workers);
        double scale = x.rows() / (double) sampled(x.rows());
        for (int j = 0; j < frequent.length; j++) {
            for (int i = j; i < frequent.length; i++) {
                gram[i + j * frequent.length] *= scale;
            }
            gram[j + j * frequent.length] += lambda;
        }
        double[] diagonal = new double[squares.length];
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] = squares[j] + lambda;
        }
        return CholeskyFactor.of(frequent.length, gram).map(factor -> new FrequentColumns(frequent, factor, diagonal));
    }

    @Override
    public void apply(double[] v, double[] result) {
        for (int j = 0; j < v.length; j++) {
            result[j] = v[j] / diagonal[j];
        }
        for (int f = 0; f < frequent.length; f++) {
            part[f] = v[frequent[f]];
        }
        block.solve(part);
        for (int f = 0; f < frequent.length; f++) {
            result[frequent[f]] = part[f];
        }
    }

    /** Returns the diagonal of XᵀΩX. */
    private static double[] squares(SparseRows x, double[] weight) {
        double[] squares = new double[x.columns()];
        x.forEachBlock(0, x.rows(), (block, from, to, offset) -> {
            for (int i = from; i < to; i++) {
                for (int k = block.rowStart(i); k < block.rowStart(i + 1); k++) {
                    squares[block.columnAt(k)] += weight[i + offset] * block.valueAt(k) * block.valueAt(k);
                }
            }
        });
        return squares;
    }

    /** Returns the places of the largest values, ascending; of equal ones the first. */
    private static int[] longest(double[] values, int size) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double least = sorted[sorted.length - size];
        int equal = size
                - (int) Arrays.stream(values).filter(value -> value > least).count();
        int[] places = new int[size];
        int count = 0;
        for (int j = 0; j < values.length; j++) {
            if (values[j] > least || values[j] == least && equal-- > 0) {
                places[count++] = j;
            }
        }
        return places;
    }

    private static int stride(int rows) {
        return Math.max(1, rows / SAMPLED_ROWS);
    }

    private static int sampled(int rows) {
        return (rows + stride(rows) - 1) / stride(rows);
    }

    /** Returns the sampled rows in several matrices, in order, with the frequent columns only. */
    private static CsrMatrix[] sampledRows(SparseRows x, double[] weight, int[] frequent, Workers workers) {
        int[] place = new int[x.columns()];
        Arrays.fill(place, -1);
        for (int f = 0; f < frequent.length; f++) {
            place[frequent[f]] = f;
        }
        int stride = stride(x.rows());
        CsrMatrix[] parts = new CsrMatrix[PIECES];
        workers.forEach(PIECES, p -> {
            CsrBuilder builder = new CsrBuilder(frequent.length);
            int begin = (int) ((long) x.rows() * p / PIECES);
            int end = (int) ((long) x.rows() * (p + 1) / PIECES);
            x.forEachBlock(begin, end, (block, from, to, offset) -> {
                for (int i = from; i < to; i++) {
                    if ((i + offset) % stride == 0) {
                        addRow(block, i, Math.sqrt(weight[i + offset]), place, builder);
                    }
                }
            });
            parts[p] = builder.build();
        });
        return parts;
    }

    private static void addRow(CsrMatrix block, int i, double scale, int[] place, CsrBuilder builder) {
        for (int k = block.rowStart(i); k < block.rowStart(i + 1); k++) {
            int f = place[block.columnAt(k)];
            if (f >= 0) {
                builder.add(f, scale * block.valueAt(k));
            }
        }
        builder.endRow();
    }

    /** Returns the lower triangle of the Gram matrix by columns; each entry is summed in the order of the rows. */
    private static double[] gram(CsrMatrix[] parts, int size, Workers workers) {
        double[] gram = new double[Math.multiplyExact(size, size)];
        int[] bounds = balanced(parts, size);
        workers.forEach(PIECES, p -> {
            for (CsrMatrix part : parts) {
                for (int i = 0; i < part.rows(); i++) {
                    addSquare(part, i, bounds[p], bounds[p + 1], gram, size);
                }
            }
        });
        return gram;
    }

    /** Adds {@code x_i x_iᵀ} to columns [fromColumn, toColumn) of the lower triangle. */
    private static void addSquare(CsrMatrix x, int i, int fromColumn, int toColumn, double[] gram, int size) {
        int end = x.rowStart(i + 1);
        int k = x.firstEntryFrom(i, fromColumn);
        for (; k < end && x.columnAt(k) < toColumn; k++) {
            int column = x.columnAt(k) * size;
            double value = x.valueAt(k);
            for (int h = k; h < end; h++) {
                gram[column + x.columnAt(h)] += value * x.valueAt(h);
            }
        }
    }

    /** Returns column bounds that give each piece about the same number of products. */
    private static int[] balanced(CsrMatrix[] parts, int size) {
        long[] products = new long[size];
        long all = 0;
        for (CsrMatrix part : parts) {
            for (int i = 0; i < part.rows(); i++) {
                for (int k = part.rowStart(i); k < part.rowStart(i + 1); k++) {
                    products[part.columnAt(k)] += part.rowStart(i + 1) - k;
                    all += part.rowStart(i + 1) - k;
                }
            }
        }
        int[] bounds = new int[PIECES + 1];
        long sum = 0;
        int column = 0;
        for (int p = 1; p < PIECES; p++) {
            while (column < size && sum + products[column] <= all / PIECES * p) {
                sum += products[column++];
            }
            bounds[p] = column;
        }
        bounds[PIECES] = size;
        return bounds;
    }
}
