package org.ridgeline.model.solver;

import org.ridgeline.model.device.SparseProducts;

/**
 * LSQR (Paige and Saunders, "LSQR: an algorithm for sparse linear equations and sparse least squares", ACM TOMS 8(1), 1982,
 * section 4): minimizes {@code ||Xw - y||² + damp² ||w||²} by Golub-Kahan bidiagonalization. From w = 0 every iterate lies in
 * the row space of X, so with damp = 0 it converges to the solution of least norm.
 *
 * <p>An iteration is one product with X and one with Xᵀ. It stops when the recurrence's estimate of {@code ||Xᵀr - damp² w||}
 * is at most tolerance times {@code ||Xᵀy||} and, where the fit shall interpolate, also {@code ||r|| <= tolerance ||y||}.
 */
final class Lsqr {

    private final DampedIterate iterate;
    private int iterations;

    private Lsqr(DampedIterate iterate) {
        this.iterate = iterate;
    }

    /**
     * Runs from w = 0.
     *
     * @param interpolate whether the rows are independent, so that the residual must vanish as well
     */
    static Lsqr solve(
            SparseProducts x, double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        Bidiagonalization basis = new Bidiagonalization(x, y);
        Lsqr lsqr = new Lsqr(new DampedIterate(basis, damp));
        lsqr.run(basis, interpolate, tolerance, maxIterations);
        return lsqr;
    }

    /** Returns w; not a copy. */
    double[] solution() {
        return iterate.weights();
    }

    int iterations() {
        return iterations;
    }

    /** Returns the estimate {@code ||B|| ||B⁻¹||} of the condition, in the Frobenius norm: an upper estimate (section 5.3). */
    double condition() {
        return iterate.condition();
    }

    private void run(Bidiagonalization basis, boolean interpolate, double tolerance, int maxIterations) {
        while (iterations < maxIterations && basis.alpha() > 0) {
            iterations++;
            double alpha = basis.alpha();
            basis.step();
            iterate.follow(basis, alpha);
            boolean optimal = iterate.normalResidual() <= tolerance * basis.normXty();
            if (optimal && (!interpolate || iterate.residual() <= tolerance * basis.normY())) {
                return;
            }
        }
    }
}
