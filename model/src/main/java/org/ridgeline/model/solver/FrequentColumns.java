package org.ridgeline.model.solver;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.dense.QuasiDefiniteMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;

/**
 * A preconditioner of {@code A = XᵀΩX + lambda I} for bags of words. D is A's diagonal.
 *
 * <p>It is the inverse of A on the span of the longest columns, the frequent words and the bias, and of one vector c over the rest, {@code c =
 * D⁻¹XᵀΩ1} there; and the inverse of D on what of the rest is D-orthogonal to c (block Jacobi in this basis; Saad, "Iterative Methods for
 * Sparse Linear Systems", 2003, section 4.1.1). Without c the sum of the rest and the bias, which nearly depend on each other, leave one
 * eigenvalue far above the others and one far below. Of many rows the Gram matrix of the span takes every s-th, times s.
 */
final class FrequentColumns implements LinearOperator {

    /** Factors the Gram matrix. */
    static final DenseBackend DENSE = DenseBackend.JAVA;

    /** Rows that the Gram matrix is summed over, at most about twice as many. */
    private static final int SAMPLED_ROWS = 1 << 15;

    /** Pieces of the work: of rows, and of columns of the Gram matrix. */
    private static final int PIECES = 16;

    private static final int PIECE_COLUMNS = 8;

    /** The longest columns, ascending. */
    private final int[] frequent;

    /** c (d), and cᵀDc. */
    private final double[] rest;

    private final double restLength;
    private final QuasiDefiniteMatrix block;
    private final Workers workers;
    private final double[] diagonal;
    private final double[] part;

    /**
     * Prepares the preconditioner of what single columns leave.
     *
     * @param products with x
     * @param lambda above 0
     * @param size columns of the block at most
     * @throws NumericalException if the block is not positive definite by rounding
     */
    FrequentColumns(
            SparseRows x, SparseProducts products, SingleColumns single, double lambda, int size, Workers workers) {
        this.workers = workers;
        double[] weight = single.weight();
        diagonal = squares(x, weight);
        rest = new double[x.columns()];
        products.multiplyTransposed(weight, rest);
        single.clear(rest);
        double[] candidates = diagonal.clone();
        // Below the zero of a column without a nonzero.
        single.fill(candidates, -1);
        frequent = longest(candidates, Math.min(size, single.left()));
        for (int column : frequent) {
            rest[column] = 0;
        }
        double length = 0;
        double norm = 0;
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] += lambda;
            rest[j] /= diagonal[j];
            length += rest[j] * rest[j] * diagonal[j];
            norm += rest[j] * rest[j];
        }
        restLength = length;
        double[] sums = new double[x.rows()];
        products.multiply(rest, sums);
        int order = frequent.length + 1;
        part = new double[order];
        double[] gram = gram(sampledRows(x, weight, sums), order);
        double scale = x.rows() / (double) sampled(x.rows());
        block = DENSE.matrix(0, order);
        for (int j = 0; j < order; j++) {
            for (int i = j; i < order; i++) {
                block.add(i, j, scale * gram[i + j * order]);
            }
            // Without a rest the last column is zero, and a one makes it harmless.
            block.add(j, j, j < order - 1 ? lambda : norm > 0 ? lambda * norm : 1);
        }
        if (!block.factor(workers)) {
            throw new NumericalException(
                    "ridge on " + x + " with lambda " + lambda
                            + ": the Gram matrix of the frequent columns is not positive definite by rounding\nTry a larger lambda.");
        }
    }

    @Override
    public void apply(double[] v, double[] result) {
        double along = Vectors.dot(rest, v);
        for (int f = 0; f < frequent.length; f++) {
            part[f] = v[frequent[f]];
        }
        part[frequent.length] = along;
        block.solve(part, 0, workers);
        double step = part[frequent.length] - (restLength > 0 ? along / restLength : 0);
        for (int j = 0; j < v.length; j++) {
            result[j] = v[j] / diagonal[j] + step * rest[j];
        }
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
        if (size == 0) {
            return new int[0];
        }
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

    /** Returns the sampled rows of √Ω X in several matrices, in order: the frequent columns, then X times the vector over the rest. */
    private CsrMatrix[] sampledRows(SparseRows x, double[] weight, double[] sums) {
        int[] place = new int[x.columns()];
        Arrays.fill(place, -1);
        for (int f = 0; f < frequent.length; f++) {
            place[frequent[f]] = f;
        }
        int stride = stride(x.rows());
        CsrMatrix[] parts = new CsrMatrix[PIECES];
        workers.forEach(PIECES, p -> {
            CsrBuilder builder = new CsrBuilder(frequent.length + 1);
            int begin = (int) ((long) x.rows() * p / PIECES);
            int end = (int) ((long) x.rows() * (p + 1) / PIECES);
            x.forEachBlock(begin, end, (block, from, to, offset) -> {
                for (int i = from; i < to; i++) {
                    if ((i + offset) % stride == 0) {
                        double scale = Math.sqrt(weight[i + offset]);
                        for (int k = block.rowStart(i); k < block.rowStart(i + 1); k++) {
                            int f = place[block.columnAt(k)];
                            if (f >= 0) {
                                builder.add(f, scale * block.valueAt(k));
                            }
                        }
                        builder.add(frequent.length, scale * sums[i + offset]);
                        builder.endRow();
                    }
                }
            });
            parts[p] = builder.build();
        });
        return parts;
    }

    /** Returns the lower triangle of the Gram matrix by columns; each entry is summed in the order of the rows. */
    private double[] gram(CsrMatrix[] parts, int size) {
        double[] gram = new double[Math.multiplyExact(size, size)];
        workers.forEach((size + PIECE_COLUMNS - 1) / PIECE_COLUMNS, p -> {
            for (CsrMatrix part : parts) {
                for (int i = 0; i < part.rows(); i++) {
                    addSquare(part, i, p * PIECE_COLUMNS, (p + 1) * PIECE_COLUMNS, gram, size);
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
}
