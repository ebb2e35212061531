package org.ridgeline.model.factor;

import java.util.Optional;
import org.ridgeline.model.device.Blas;

/** The Cholesky factor L of a dense symmetric positive definite matrix A = L Lᵀ. */
public final class CholeskyFactor {

    private final int n;
    private final double[] lower;

    private CholeskyFactor(int n, double[] lower) {
        this.n = n;
        this.lower = lower;
    }

    /**
     * Factors a matrix, in its own array, which belongs to the factor then.
     *
     * @param n rows and columns
     * @param a by columns; what is above the diagonal is not used
     * @return the factor, or empty where a is not positive definite
     */
    public static Optional<CholeskyFactor> of(int n, double[] a) {
        if (a.length != Math.multiplyExact(n, n)) {
            throw new IllegalArgumentException("expected " + n + " x " + n + " entries, got " + a.length);
        }
        return n == 0 || Blas.cholesky(n, a) ? Optional.of(new CholeskyFactor(n, a)) : Optional.empty();
    }

    /** Overwrites x (n) with A⁻¹x. */
    public void solve(double[] x) {
        Triangles.solve(lower, n, x);
    }
}
