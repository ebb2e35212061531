package org.ridgeline.model.device;

import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Sparse products on the CPU: X and its transpose both in compressed rows, so that either product is a gather, and every
 * element of a result is one sum in a fixed order.
 *
 * <p>A matrix is cut into pieces of rows of about {@value #NONZEROS_PER_PIECE} nonzeros. SST's 129,346 are one piece: its
 * product takes about 0.1 ms, no more than waking a second thread costs.
 */
public final class CpuSparseProducts implements SparseProducts {

    private static final int NONZEROS_PER_PIECE = 1 << 18;

    private final CsrMatrix matrix;
    private final CsrMatrix transpose;
    private final int[] matrixPieces;
    private final int[] transposePieces;
    private final Workers workers;

    /** Builds the transpose; the workers stay the caller's. */
    public CpuSparseProducts(CsrMatrix matrix, Workers workers) {
        this.matrix = matrix;
        this.transpose = matrix.transpose();
        this.matrixPieces = pieces(matrix);
        this.transposePieces = pieces(transpose);
        this.workers = workers;
    }

    @Override
    public int rows() {
        return matrix.rows();
    }

    @Override
    public int columns() {
        return matrix.columns();
    }

    @Override
    public void multiply(double[] v, double[] product) {
        multiply(matrix, matrixPieces, v, product);
    }

    @Override
    public void multiplyTransposed(double[] u, double[] product) {
        multiply(transpose, transposePieces, u, product);
    }

    private void multiply(CsrMatrix factor, int[] pieces, double[] v, double[] product) {
        workers.forEach(pieces.length - 1, p -> factor.multiply(v, product, pieces[p], pieces[p + 1]));
    }

    private static int[] pieces(CsrMatrix matrix) {
        return RowProducts.bounds(matrix, Math.max(1, matrix.nonzeros() / NONZEROS_PER_PIECE));
    }
}
