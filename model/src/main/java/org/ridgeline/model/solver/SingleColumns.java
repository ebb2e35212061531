package org.ridgeline.model.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.SparseProducts;

/**
 * Columns with a single nonzero, half of the words of many corpora, taken out of ridge regression exactly.
 *
 * <p>Let row i hold such columns S_i of squared length {@code s_i = sum x_ij²}, and let {@code r_i = x_i w - y_i} over the other columns.
 * Least over the weights of S_i, {@code (r_i + sum x_ij w_j)² + lambda sum w_j²} is {@code omega_i r_i²} with {@code omega_i = lambda /
 * (lambda + s_i)}, at {@code w_j = -x_ij r_i / (lambda + s_i)}. So the others minimize {@code sum omega_i r_i² + lambda ||w||²}, a problem
 * that is better conditioned. Its gradient is that of the whole problem, whose gradient in the columns taken out is zero.
 */
final class SingleColumns {

    private final double lambda;
    private final int left;

    /** The columns, ascending; the row and the value of their one nonzero. */
    private final int[] columns;

    private final int[] rowOf;
    private final double[] valueOf;
    private final double[] squares;
    private final double[] weight;

    /** Finds them, for lambda above 0: two passes over the rows. */
    SingleColumns(SparseRows x, double lambda) {
        this.lambda = lambda;
        int[] counts = counts(x);
        columns = IntStream.range(0, counts.length).filter(j -> counts[j] == 1).toArray();
        left = x.columns() - columns.length;
        rowOf = new int[columns.length];
        valueOf = new double[columns.length];
        int[] place = new int[x.columns()];
        Arrays.fill(place, -1);
        for (int c = 0; c < columns.length; c++) {
            place[columns[c]] = c;
        }
        x.forEachBlock(0, x.rows(), (block, from, to, offset) -> {
            for (int i = from; i < to; i++) {
                for (int k = block.rowStart(i); k < block.rowStart(i + 1); k++) {
                    int c = place[block.columnAt(k)];
                    if (c >= 0) {
                        rowOf[c] = i + offset;
                        valueOf[c] = block.valueAt(k);
                    }
                }
            }
        });
        squares = new double[x.rows()];
        for (int c = 0; c < columns.length; c++) {
            squares[rowOf[c]] += valueOf[c] * valueOf[c];
        }
        weight = new double[x.rows()];
        Arrays.setAll(weight, i -> lambda / (lambda + squares[i]));
    }

    private static int[] counts(SparseRows x) {
        int[] counts = new int[x.columns()];
        x.forEachBlock(0, x.rows(), (block, from, to, offset) -> {
            for (int k = block.rowStart(from); k < block.rowStart(to); k++) {
                counts[block.columnAt(k)]++;
            }
        });
        return counts;
    }

    /** Returns omega (n); not a copy. */
    double[] weight() {
        return weight;
    }

    int left() {
        return left;
    }

    void clear(double[] v) {
        fill(v, 0);
    }

    /** Overwrites the entries of these columns. */
    void fill(double[] v, double value) {
        for (int column : columns) {
            v[column] = value;
        }
    }

    /** Returns the right-hand side of the other columns' equations, {@code XᵀΩy} (d), zero in these. */
    double[] rightHand(SparseProducts products, double[] y) {
        double[] scaled = new double[y.length];
        Arrays.setAll(scaled, i -> weight[i] * y[i]);
        double[] rightHand = new double[products.columns()];
        products.multiplyTransposed(scaled, rightHand);
        clear(rightHand);
        return rightHand;
    }

    /** Sets the weights of these columns in w from the products xw (n) of the others. */
    void complete(double[] w, double[] xw, double[] y) {
        for (int c = 0; c < columns.length; c++) {
            int i = rowOf[c];
            w[columns[c]] = valueOf[c] * (y[i] - xw[i]) / (lambda + squares[i]);
        }
    }
}
