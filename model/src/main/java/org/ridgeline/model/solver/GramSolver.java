package org.ridgeline.model.solver;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.MinimumDegree;
import org.ridgeline.model.factor.QuasiDefiniteFactor;
import org.ridgeline.model.linear.Vectors;

/**
 * Least squares by way of the factor of {@code XXᵀ + s I}, where s is lambda or a small shift in its place; conjugate gradients
 * then need a few steps, 6 on SST, to take the shift's error out.
 *
 * <p>Where the rows are independent or lambda is positive, they solve {@code (XXᵀ + lambda I) a = y}, and {@code w = Xᵀa}, for lambda = 0 the
 * minimum-norm solution. Where the rows depend on each other and lambda is 0, XXᵀ is singular and y need not lie in its range. Then they
 * solve the normal equations {@code XᵀX w = Xᵀy}, from zero: right-hand side, steps and result lie in the row space, for (XᵀX + s I)⁻¹ maps it
 * into itself, up to rounding: 1e-9 of the weights at most in tests.
 */
final class GramSolver {

    /** Shift relative to the squared Frobenius norm of X, where the equations over the rows are definite: 1e-9 takes 16 steps on SST. */
    private static final double DEFINITE_SHIFT = 1e-11;

    /** The same where they are not: singular problems lose their digits to a smaller shift. */
    private static final double SINGULAR_SHIFT = 1e-9;

    private static final int MAX_SHIFT_RAISES = 6;

    /** What one pass of conjugate gradients may ask for: less drowns in the rounding of its own residual. */
    private static final double PASS_TOLERANCE = 1e-9;

    private static final int MAX_PASSES = 6;

    private final SparseProducts products;
    private final Workers workers;
    private final double lambda;
    private final boolean definite;
    private final double shift;
    private final QuasiDefiniteFactor factor;

    /** Factors; {@code definite} says whether XXᵀ + lambda I is known to be positive definite. */
    GramSolver(
            MinimumDegree order,
            SparseProducts products,
            Workers workers,
            double lambda,
            boolean definite,
            DenseBackend dense) {
        this.products = products;
        this.workers = workers;
        this.lambda = lambda;
        this.definite = definite;
        double relative = definite ? DEFINITE_SHIFT : SINGULAR_SHIFT;
        double tried = Math.max(lambda, relative * squaredFrobeniusNorm(order.matrix()));
        tried = tried == 0 ? 1 : tried;
        Optional<QuasiDefiniteFactor> found = QuasiDefiniteFactor.of(order, tried, dense, workers);
        for (int raise = 0; found.isEmpty() && raise < MAX_SHIFT_RAISES; raise++) {
            tried *= 10;
            found = QuasiDefiniteFactor.of(order, tried, dense, workers);
        }
        if (found.isEmpty()) {
            throw new NumericalException("cholesky on " + products.rows() + " x " + products.columns() + " with lambda "
                    + lambda + ": a pivot is not positive, even with a shift of " + tried
                    + "\nUse the solver \"lsqr\".");
        }
        shift = tried;
        factor = found.get();
    }

    /**
     * Solves for labels y (n).
     *
     * @param largestSingularValue of X
     * @param tolerance of the relative residual of the equations solved
     */
    KrylovSolves.Solution solve(double[] y, double largestSingularValue, double tolerance, int maxIterations) {
        double[] w = new double[products.columns()];
        int iterations = 0;
        double ritz = Double.NaN;
        if (definite) {
            double[] a = new double[products.rows()];
            double[] r = y.clone();
            double size = Vectors.norm(y);
            for (int pass = 0; pass < MAX_PASSES && Vectors.norm(r) > tolerance * size; pass++) {
                double needed = tolerance * size / Vectors.norm(r);
                ConjugateGradient cg = overRows(r, Math.max(needed / 2, PASS_TOLERANCE), maxIterations - iterations);
                iterations += cg.iterations();
                ritz = pass == 0 ? cg.smallestRitzValue() : ritz;
                refine(cg.solution(), y, a, w, r);
            }
        } else {
            double[] g = new double[w.length];
            products.multiplyTransposed(y, g);
            ConjugateGradient cg = ConjugateGradient.solve(
                    LinearOperator.normalMatrix(products, 0),
                    (v, result) -> factor.solveColumns(v, result, workers),
                    g,
                    tolerance,
                    maxIterations);
            iterations = cg.iterations();
            ritz = cg.smallestRitzValue();
            w = cg.solution();
        }
        // PG with P = (G + e I)⁻¹ and G = XXᵀ + lambda I has the eigenvalue t = g / (g + e) where G has g. Rounding may
        // take g above the largest.
        double largest = largestSingularValue * largestSingularValue + lambda;
        double e = shift - lambda;
        double smallest = e == 0 ? lambda : e * ritz / (1 - ritz);
        double condition = Math.sqrt(largest / Math.min(largest, smallest));
        return new KrylovSolves.Solution(
                w, iterations, Double.isFinite(condition) ? OptionalDouble.of(condition) : OptionalDouble.empty());
    }

    /**
     * Adds a step to a and to {@code w = Xᵀa}, and overwrites r with {@code y - Xw - lambda a}. Computed from w, which is small, the
     * residual is good to 1e-14; computed from a, which may be large, it stops at 1e-10 on SST.
     */
    private void refine(double[] step, double[] y, double[] a, double[] w, double[] r) {
        double[] columns = new double[w.length];
        products.multiplyTransposed(step, columns);
        Vectors.addScaled(1, columns, w);
        Vectors.addScaled(1, step, a);
        products.multiply(w, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i] - lambda * a[i];
        }
    }

    private ConjugateGradient overRows(double[] r, double tolerance, int maxIterations) {
        double[] scratch = new double[products.columns()];
        LinearOperator gram = (a, result) -> {
            products.multiplyTransposed(a, scratch);
            products.multiply(scratch, result);
            Vectors.addScaled(lambda, a, result);
        };
        return ConjugateGradient.solve(gram, (g, a) -> factor.solveRows(g, a, workers), r, tolerance, maxIterations);
    }

    private static double squaredFrobeniusNorm(CsrMatrix x) {
        double sum = 0;
        for (int k = 0; k < x.nonzeros(); k++) {
            sum += x.valueAt(k) * x.valueAt(k);
        }
        return sum;
    }
}
