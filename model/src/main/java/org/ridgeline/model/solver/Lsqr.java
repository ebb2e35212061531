package org.ridgeline.model.solver;

import java.util.OptionalDouble;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;

/**
 * LSQR (Paige and Saunders, "LSQR: an algorithm for sparse linear equations and sparse least squares", ACM TOMS 8(1), 1982,
 * section 4): minimizes {@code ||Xw - y||² + damp² ||w||²} by Golub-Kahan bidiagonalization. From w = 0 every iterate lies in
 * the row space of X, so with damp = 0 it converges to the minimum-norm solution.
 *
 * <p>Its estimate {@code ||B|| ||B⁻¹||} of the condition is an upper one, in the Frobenius norm (section 5.3).
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

    /** Minimizes over the distinct rows, on the device where it solves on its own; to half the tolerance, as the rest is for rounding. */
    static KrylovSolves.Solution solve(LeastSquaresProblem problem, double lambda, SolverSettings settings) {
        SparseProducts x = problem.mergedProducts();
        double[] y = problem.merged().labels();
        double damp = Math.sqrt(lambda);
        boolean interpolate = problem.interpolates(lambda);
        double tolerance = settings.tolerance() / 2;
        if (x.solves().isPresent()) {
            return x.solves().get().lsqr(y, damp, interpolate, tolerance, settings.maxIterations());
        }
        return solve(x, y, damp, interpolate, tolerance, settings.maxIterations());
    }

    /**
     * Runs from w = 0.
     *
     * @param interpolate whether the rows are independent, so that the residual must vanish as well
     */
    static KrylovSolves.Solution solve(
            SparseProducts x, double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        Bidiagonalization basis = new Bidiagonalization(x, y);
        Lsqr lsqr = new Lsqr(new DampedIterate(basis, damp));
        lsqr.run(basis, interpolate, tolerance, maxIterations);
        OptionalDouble condition =
                lsqr.iterations == 0 ? OptionalDouble.empty() : OptionalDouble.of(lsqr.iterate.condition());
        return new KrylovSolves.Solution(lsqr.iterate.weights(), lsqr.iterations, condition);
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
