package org.ridgeline.model.dense;

import org.ridgeline.model.device.Workers;

/**
 * A dense symmetric quasi-definite matrix
 *
 * <pre>
 * R = [ -A  G ]      A (a x a) and C (c x c) symmetric positive definite
 *     [ Gᵀ  C ]
 * </pre>
 *
 * <p>and, once {@link #factor} has been called, its factor. A positive definite matrix is the case a = 0.
 */
public interface QuasiDefiniteMatrix {

    int size();

    /** Adds to an entry of R at or below the diagonal, before {@link #factor}. Threads may add to different columns at a time. */
    void add(int row, int column, double value);

    /**
     * Adds s times a sparse vector, from one of its entries on, to a column, as {@link #add} does.
     *
     * @param rows ascending, each with the offset on top
     */
    default void addScaled(double s, int[] rows, double[] values, int from, int offset, int column) {
        for (int k = from; k < rows.length; k++) {
            add(rows[k] - offset, column, s * values[k]);
        }
    }

    /**
     * Factors in place; the same bits for any workers.
     *
     * @return whether the a first pivots were negative and the others positive; if not, the matrix is spoilt
     */
    boolean factor(Workers workers);

    /** Overwrites z[offset ...] (a + c) with the solution x of {@code R x = z}; the same bits for any workers. */
    void solve(double[] z, int offset, Workers workers);
}
