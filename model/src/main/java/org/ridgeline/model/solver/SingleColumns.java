package org.ridgeline.model.solver;

import java.util.Arrays;
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

    private static final int[] NONE = {};

    private final double lambda;

    /** The columns, ascending; the row and the value of their one nonzero. */
    private final int[] columns;

    private final int[] rowOf;
    private final double[] valueOf;
    private final double[] squares;
    private final double[] weight;

    private SingleColumns(double lambda, int[] columns, int[] rowOf, double[] valueOf, int rows) {
        this.lambda = lambda;
        this.columns = columns;
        this.rowOf = rowOf;
        this.valueOf = valueOf;
        squares = new double[rows];
        weight = new double[rows];
        for (int c = 0; c < columns.length; c++) {
            squares[rowOf[c]] += valueOf[c] * valueOf[c];
        }
        for (int i = 0; i < rows; i++) {
            weight[i] = lambda / (lambda + squares[i]);
        }
    }

    /** Finds them, for lambda above 0: two passes over the rows. */
    static SingleColumns of(SparseRows x, double lambda) {
        int[] counts = counts(x);
        int[] place = new int[x.columns()];
        int found = 0;
        for (int j = 0; j < place.length; j++) {
            place[j] = counts[j] == 1 ? found++ : -1;
        }
        int[] columns = found == 0 ? NONE : new int[found];
        int[] rowOf = new int[found];
        double[] valueOf = new double[found];
        for (int j = 0; j < place.length; j++) {
            if (place[j] >= 0) {
                columns[place[j]] = j;
            }
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
        return new SingleColumns(lambda, columns, rowOf, valueOf, x.rows());
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

    /** Overwrites the entries of these columns with zero. */
    void clear(double[] v) {
        for (int column : columns) {
            v[column] = 0;
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
