package org.ridgeline.model.dense;

import java.util.Arrays;
import org.ridgeline.model.device.Workers;

/**
 * A quasi-definite matrix factored by jblas in three calls on whole blocks, as it copies its arguments at each: the Cholesky factor of A, {@code X
 * = A⁻¹G}, and the Cholesky factor of the Schur complement {@code S = C + GᵀX}. Then {@code R [x1; x2] = [r1; r2]} is solved by {@code S x2
 * = r2 + Xᵀr1} and {@code x1 = X x2 - A⁻¹r1}.
 */
final class JblasMatrix implements QuasiDefiniteMatrix {

    private final int a;
    private final int c;

    /** The lower triangle of A by columns, then that of its Cholesky factor. */
    private final double[] upperBlock;

    /** G by columns, then X = A⁻¹G. */
    private final double[] betweenBlock;

    /** The lower triangle of C by columns, then that of the Cholesky factor of S. */
    private final double[] lowerBlock;

    /** Makes a matrix of zeros of a negative and c positive rows. */
    JblasMatrix(int negative, int positive) {
        a = negative;
        c = positive;
        upperBlock = new double[Math.multiplyExact(a, a)];
        betweenBlock = new double[Math.multiplyExact(a, c)];
        lowerBlock = new double[Math.multiplyExact(c, c)];
    }

    @Override
    public int size() {
        return a + c;
    }

    @Override
    public void add(int row, int column, double value) {
        if (row < a) {
            upperBlock[row + column * a] -= value;
        } else if (column < a) {
            betweenBlock[column + (row - a) * a] += value;
        } else {
            lowerBlock[row - a + (column - a) * c] += value;
        }
    }

    @Override
    public boolean factor(Workers workers) {
        if (a == 0) {
            return c == 0 || Jblas.cholesky(c, lowerBlock);
        }
        if (c == 0) {
            return Jblas.cholesky(a, upperBlock);
        }
        double[] between = betweenBlock.clone();
        if (!Jblas.solvePositive(a, c, upperBlock, betweenBlock)) {
            return false;
        }
        Jblas.addTransposedProduct(a, c, between, betweenBlock, lowerBlock);
        return Jblas.cholesky(c, lowerBlock);
    }

    @Override
    public void solve(double[] z, int offset, Workers workers) {
        double[] r1 = Arrays.copyOfRange(z, offset, offset + a);
        double[] x2 = Arrays.copyOfRange(z, offset + a, offset + a + c);
        for (int j = 0; j < c; j++) {
            x2[j] += TiledMatrix.dot(betweenBlock, j * a, r1, 0, a);
        }
        solve(upperBlock, a, r1);
        solve(lowerBlock, c, x2);
        System.arraycopy(x2, 0, z, offset + a, c);
        for (int i = 0; i < a; i++) {
            z[offset + i] = -r1[i];
        }
        for (int j = 0; j < c; j++) {
            addScaled(x2[j], betweenBlock, j * a, z, offset, a);
        }
    }

    /** Overwrites x with the solution of L Lᵀ x = x, L lower triangular (n x n) by columns. */
    private static void solve(double[] l, int n, double[] x) {
        for (int j = 0; j < n; j++) {
            x[j] /= l[j + j * n];
            addScaled(-x[j], l, j + 1 + j * n, x, j + 1, n - j - 1);
        }
        for (int j = n - 1; j >= 0; j--) {
            x[j] = (x[j] - TiledMatrix.dot(l, j + 1 + j * n, x, j + 1, n - j - 1)) / l[j + j * n];
        }
    }

    /** Adds s times u[from ...] to v[to ...]. */
    private static void addScaled(double s, double[] u, int from, double[] v, int to, int length) {
        for (int k = 0; k < length; k++) {
            v[to + k] += s * u[from + k];
        }
    }
}
