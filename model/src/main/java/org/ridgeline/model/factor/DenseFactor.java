package org.ridgeline.model.factor;

import java.util.Arrays;
import org.ridgeline.model.device.Blas;
import org.ridgeline.model.device.Workers;

/**
 * A dense symmetric quasi-definite matrix
 *
 * <pre>
 * R = [ -A  G ]      A (a x a) and C (c x c) symmetric positive definite
 *     [ Gᵀ  C ]
 * </pre>
 *
 * <p>and its factor by blocks: the Cholesky factor of A, {@code X = A⁻¹G}, and the Cholesky factor of the Schur complement
 * {@code S = C + GᵀX}. Then {@code R [x1; x2] = [r1; r2]} is solved by {@code S x2 = r2 + Xᵀr1} and {@code x1 = X x2 - A⁻¹r1}.
 *
 * <p>The factor takes three calls of BLAS and LAPACK on whole blocks. Square tiles were tried first: they need little more than half the
 * floating-point operations, but jblas copies its arguments in and out at each call, and that took as long; tiles in single precision
 * took half the time, but singular problems lost their digits to them.
 */
final class DenseFactor {

    /** Columns of a product that one worker takes at a time. */
    private static final int PIECE = 128;

    private final int a;
    private final int c;

    /** The lower triangle of A by columns, then that of its Cholesky factor. */
    private final double[] upperBlock;

    /** G by columns, then X = A⁻¹G. */
    private final double[] betweenBlock;

    /** The lower triangle of C by columns, then that of the Cholesky factor of S. */
    private final double[] lowerBlock;

    /**
     * Makes a matrix of zeros.
     *
     * @param negative a, the number of rows of -A, which come first
     * @param positive c, the number of rows of C
     */
    DenseFactor(int negative, int positive) {
        a = negative;
        c = positive;
        upperBlock = new double[Math.multiplyExact(a, a)];
        betweenBlock = new double[Math.multiplyExact(a, c)];
        lowerBlock = new double[Math.multiplyExact(c, c)];
    }

    /** Returns a + c. */
    int size() {
        return a + c;
    }

    /**
     * Adds to the entry of R in the given row and column, at or below the diagonal. Threads may add to different columns at a
     * time.
     */
    void add(int row, int column, double value) {
        if (row < a) {
            upperBlock[row + column * a] -= value;
        } else if (column < a) {
            betweenBlock[column + (row - a) * a] += value;
        } else {
            lowerBlock[row - a + (column - a) * c] += value;
        }
    }

    /**
     * Factors in place.
     *
     * @return whether every pivot was positive; if not, the matrix is spoilt
     */
    boolean factor() {
        if (a == 0) {
            return c == 0 || Blas.cholesky(c, lowerBlock);
        }
        if (c == 0) {
            return Blas.cholesky(a, upperBlock);
        }
        double[] between = betweenBlock.clone();
        if (!Blas.solvePositive(a, c, upperBlock, betweenBlock)) {
            return false;
        }
        Blas.addTransposedProduct(a, c, between, betweenBlock, lowerBlock);
        return Blas.cholesky(c, lowerBlock);
    }

    /** Overwrites z[offset ...] (a + c) with the solution x of {@code R x = z}; the same bits for any workers. */
    void solve(double[] z, int offset, Workers workers) {
        double[] r1 = Arrays.copyOfRange(z, offset, offset + a);
        double[] x2 = Arrays.copyOfRange(z, offset + a, offset + a + c);
        workers.forEach((c + PIECE - 1) / PIECE, piece -> {
            for (int j = piece * PIECE; j < Math.min(c, (piece + 1) * PIECE); j++) {
                x2[j] += Triangles.dot(betweenBlock, j * a, r1, 0, a);
            }
        });
        Triangles.solve(upperBlock, a, r1);
        Triangles.solve(lowerBlock, c, x2);
        System.arraycopy(x2, 0, z, offset + a, c);
        workers.forEach((a + PIECE - 1) / PIECE, piece -> {
            int from = piece * PIECE;
            int to = Math.min(a, from + PIECE);
            for (int i = from; i < to; i++) {
                z[offset + i] = -r1[i];
            }
            for (int j = 0; j < c; j++) {
                Triangles.addScaled(x2[j], betweenBlock, from + j * a, z, offset + from, to - from);
            }
        });
    }
}
