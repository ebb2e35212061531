package org.ridgeline.model.solver;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.QuasiDefiniteFactor;
import org.ridgeline.model.linear.Vectors;

/**
 * Least squares by way of the rows: {@code w = Xᵀa} with {@code (XXᵀ + lambda I) a = y}.
 *
 * <p>The factor of {@code XXᵀ + s I}, s = lambda or a small shift, is a preconditioner P that leaves conjugate gradients in
 * double precision a few dozen steps; neither the shift nor the factor's single precision limits the result. Whatever a is, w
 * lies in the row space, so for lambda = 0 it is the solution of least norm.
 *
 * <p>Where the rows depend on each other and lambda is 0, XXᵀ is singular and y need not lie in its range; then LSQR finds the z
 * that minimizes {@code ||XXᵀP z - y||}, and a = Pz. Any invertible P leaves the minimum where it is, and w is unique, for it is
 * the vector of the row space with the given Xw.
 */
final class GramSolver {

    /** Shift relative to the squared Frobenius norm of X: measured on SST, 5e-5 to 5e-4 in absolute terms serve alike. */
    private static final double RELATIVE_SHIFT = 1e-9;

    private static final int MAX_SHIFT_RAISES = 6;

    /** Above this many nonzeros the order of elimination is not even tried by the automatic choice. */
    private static final int MAX_NONZEROS = 4_000_000;

    private final CsrMatrix x;
    private final SparseProducts products;
    private final Workers workers;
    private final double lambda;
    private final double shift;
    private final QuasiDefiniteFactor factor;

    /**
     * Factors.
     *
     * @throws NumericalException if the dense part is too large, or no shift makes the factor positive
     */
    GramSolver(CsrMatrix x, SparseProducts products, Workers workers, double lambda) {
        this.x = x;
        this.products = products;
        this.workers = workers;
        this.lambda = lambda;
        double tried = Math.max(lambda, RELATIVE_SHIFT * squaredFrobeniusNorm(x));
        if (tried == 0) {
            tried = 1;
        }
        Optional<QuasiDefiniteFactor> found = factor(tried);
        for (int raise = 0; found.isEmpty() && raise < MAX_SHIFT_RAISES; raise++) {
            tried *= 10;
            found = factor(tried);
        }
        double last = tried;
        shift = tried;
        factor = found.orElseThrow(() -> new NumericalException("cholesky on " + x.rows() + " x " + x.columns()
                + " with lambda " + lambda + ": a pivot is not positive, even with a shift of " + last
                + "\nUse the solver \"lsqr\"."));
    }

    /** Returns whether the automatic choice takes this way: the dense part is small enough. */
    static boolean suits(CsrMatrix x) {
        return x.nonzeros() <= MAX_NONZEROS && QuasiDefiniteFactor.denseSize(x) <= QuasiDefiniteFactor.MAX_DENSE;
    }

    /**
     * Solves for labels y (n).
     *
     * @param definite whether XXᵀ + lambda I is known to be positive definite
     * @param largestSingularValue of X
     * @param tolerance of the rows' relative residual
     */
    LeastSquares.Solution solve(
            double[] y, boolean definite, double largestSingularValue, double tolerance, int maxIterations) {
        LinearOperator inverse = (r, a) -> factor.solve(r, a, workers);
        return definite
                ? conjugateGradient(y, inverse, largestSingularValue, tolerance, maxIterations)
                : lsqr(y, inverse, tolerance, maxIterations);
    }

    private LeastSquares.Solution conjugateGradient(
            double[] y, LinearOperator inverse, double largestSingularValue, double tolerance, int maxIterations) {
        double[] scratch = new double[products.columns()];
        LinearOperator gram = (a, result) -> {
            products.multiplyTransposed(a, scratch);
            products.multiply(scratch, result);
            Vectors.addScaled(lambda, a, result);
        };
        ConjugateGradient cg = ConjugateGradient.solve(gram, inverse, y, tolerance, maxIterations);
        double[] w = new double[products.columns()];
        products.multiplyTransposed(cg.solution(), w);
        double largest = largestSingularValue * largestSingularValue + lambda;
        double condition = Math.sqrt(largest / smallestEigenvalue(cg));
        return new LeastSquares.Solution(
                w, cg.iterations(), Double.isFinite(condition) ? OptionalDouble.of(condition) : OptionalDouble.empty());
    }

    /**
     * The smallest eigenvalue of G = XXᵀ + lambda I from that of PG, the Ritz value t: an exact factor has P = (G + e I)⁻¹ with e
     * = shift - lambda, so t = g / (g + e) and g = e t / (1 - t).
     */
    private double smallestEigenvalue(ConjugateGradient cg) {
        double t = cg.smallestRitzValue();
        double e = shift - lambda;
        return e == 0 ? lambda : e * t / (1 - t);
    }

    private LeastSquares.Solution lsqr(double[] y, LinearOperator inverse, double tolerance, int maxIterations) {
        int n = x.rows();
        double[] rowScratch = new double[n];
        double[] columnScratch = new double[products.columns()];
        SparseProducts preconditioned = new SparseProducts() {
            @Override
            public int rows() {
                return n;
            }

            @Override
            public int columns() {
                return n;
            }

            @Override
            public void multiply(double[] z, double[] product) {
                inverse.apply(z, rowScratch);
                products.multiplyTransposed(rowScratch, columnScratch);
                products.multiply(columnScratch, product);
            }

            @Override
            public void multiplyTransposed(double[] u, double[] product) {
                products.multiplyTransposed(u, columnScratch);
                products.multiply(columnScratch, rowScratch);
                inverse.apply(rowScratch, product);
            }
        };
        Lsqr lsqr = Lsqr.solve(preconditioned, y, 0, false, tolerance, maxIterations);
        double[] a = new double[n];
        inverse.apply(lsqr.solution(), a);
        double[] w = new double[products.columns()];
        products.multiplyTransposed(a, w);
        return new LeastSquares.Solution(w, lsqr.iterations(), OptionalDouble.empty());
    }

    private Optional<QuasiDefiniteFactor> factor(double tried) {
        try {
            return QuasiDefiniteFactor.of(x, tried, workers);
        } catch (IllegalArgumentException e) {
            throw new NumericalException("cholesky on " + x.rows() + " x " + x.columns() + ": " + e.getMessage()
                    + "\nUse the solver \"lsqr\".");
        }
    }

    private static double squaredFrobeniusNorm(CsrMatrix x) {
        double sum = 0;
        for (int k = 0; k < x.nonzeros(); k++) {
            sum += x.valueAt(k) * x.valueAt(k);
        }
        return sum;
    }
}
