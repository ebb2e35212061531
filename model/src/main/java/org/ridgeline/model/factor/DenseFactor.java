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
                x2[j] += dot(betweenBlock, j * a, r1, 0, a);
            }
        });
        solveTriangles(upperBlock, a, r1);
        solveTriangles(lowerBlock, c, x2);
        System.arraycopy(x2, 0, z, offset + a, c);
        workers.forEach((a + PIECE - 1) / PIECE, piece -> {
            int from = piece * PIECE;
            int to = Math.min(a, from + PIECE);
            for (int i = from; i < to; i++) {
                z[offset + i] = -r1[i];
            }
            for (int j = 0; j < c; j++) {
                addScaled(x2[j], betweenBlock, from + j * a, z, offset + from, to - from);
            }
        });
    }

    /** Overwrites x with the solution of L Lᵀ x = x, L lower triangular (n x n) by columns. */
    private static void solveTriangles(double[] l, int n, double[] x) {
        for (int j = 0; j < n; j++) {
            x[j] /= l[j + j * n];
            addScaled(-x[j], l, j + 1 + j * n, x, j + 1, n - j - 1);
        }
        for (int j = n - 1; j >= 0; j--) {
            x[j] = (x[j] - dot(l, j + 1 + j * n, x, j + 1, n - j - 1)) / l[j + j * n];
        }
    }

    /** Adds s times u[from ...] to v[to ...]. */
    private static void addScaled(double s, double[] u, int from, double[] v, int to, int length) {
        for (int k = 0; k < length; k++) {
            v[to + k] += s * u[from + k];
        }
    }

    /** Returns the dot product in four interleaved sums, which hides the latency of an addition. */
    private static double dot(double[] u, int from, double[] v, int at, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += u[from + k] * v[at + k];
            s1 += u[from + k + 1] * v[at + k + 1];
            s2 += u[from + k + 2] * v[at + k + 2];
            s3 += u[from + k + 3] * v[at + k + 3];
        }
        for (; k < length; k++) {
            s0 += u[from + k] * v[at + k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
