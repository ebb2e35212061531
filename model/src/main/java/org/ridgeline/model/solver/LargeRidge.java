package org.ridgeline.model.solver;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.RowProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.RidgeObjective;
import org.ridgeline.model.linear.Vectors;

/**
 * Ridge fits of any size: those of {@link LeastSquares} up to {@value #LARGE} nonzeros in memory, and beyond by conjugate gradients that
 * pass over the rows once a step, wherever the rows are.
 *
 * <p>The normal equations {@code (XᵀX + lambda I) w = Xᵀy} are preconditioned by {@link FrequentColumns}. Beside the matrix that takes some
 * ten vectors of d, a few of n and the dense block. Rank, condition and repeated rows are not looked for: they cost passes of their own, and a
 * positive lambda makes the solution unique without them. The error of the weights is at most {@code ||∇J(w)|| / (2 lambda)}.
 */
public final class LargeRidge {

    /** Nonzeros in memory up to which LeastSquares takes its time, some seconds at most. */
    private static final int LARGE = 2_000_000;

    /** Frequent columns that are factored densely. */
    private static final int BLOCK = 1024;

    private LargeRidge() {}

    /**
     * Returns the minimizer of {@code ||Xw - y||² + lambda ||w||²} with its certificate.
     *
     * @param x rows in memory or in a file
     * @param y labels (n)
     * @param lambda above 0, beyond {@value #LARGE} nonzeros or with rows in a file
     * @param settings method, which must be {@link Solver#AUTO} or {@link Solver#CG} where lambda must be above 0; tolerance and steps
     * @throws IllegalArgumentException if lambda, the labels or the method do not suit
     * @throws NumericalException if the tolerance is missed
     */
    public static Fit fit(SparseRows x, double[] y, double lambda, SolverSettings settings, Workers workers) {
        RidgeObjective.requireLambda(lambda);
        if (x instanceof CsrMatrix matrix && matrix.nonzeros() <= LARGE) {
            return new LeastSquares(new LabeledMatrix(matrix, y), workers).fit(lambda, settings);
        }
        require(x, y, lambda, settings);
        return byPasses(x, y, lambda, settings, BLOCK, workers);
    }

    /** Returns about how many bytes a fit by passes over the rows takes beside the matrix and the labels. */
    public static long bytes(int rows, int columns, long entries) {
        long vectors = Double.BYTES * (12L * columns + 2L * rows);
        long block = 2L * Double.BYTES * BLOCK * BLOCK;
        return RowProducts.bytes(rows, columns, entries) + vectors + block;
    }

    /** As {@link #fit} does beyond the limit, with a block of this many columns. */
    static Fit byPasses(
            SparseRows x, double[] y, double lambda, SolverSettings settings, int blockSize, Workers workers) {
        long start = System.nanoTime();
        RowProducts products = new RowProducts(x, workers);
        double[] rightHand = NormalEquations.rightHand(products, y);
        SingleColumns single = SingleColumns.of(x, products, lambda, workers);
        double[] weight = single.weight();
        double[] squares = new double[x.columns()];
        products.columnSquares(weight, squares);
        LinearOperator preconditioner = FrequentColumns.of(x, weight, squares, lambda, blockSize, workers)
                .orElseThrow(() -> new NumericalException("ridge on " + x + " with lambda " + lambda
                        + ": the Gram matrix of the frequent columns is not positive definite by rounding\nTry a larger"
                        + " lambda."));
        LinearOperator normal = (v, result) -> {
            products.multiplyGram(weight, v, result);
            Vectors.addScaled(lambda, v, result);
            single.clear(result);
        };
        double[] reduced = single.rightHand(products, y);
        double reducedTolerance = settings.tolerance() * ratio(Vectors.norm(rightHand), Vectors.norm(reduced));
        ConjugateGradient cg = ConjugateGradient.solveToResidual(
                normal, preconditioner, reduced, reducedTolerance, settings.maxIterations());
        double[] w = cg.solution();
        double[] residual = new double[x.rows()];
        double[] gradient = new double[x.columns()];
        double[] ones = new double[x.rows()];
        Arrays.fill(ones, 1);
        products.multiply(w, residual);
        single.complete(w, residual, y);
        products.gradient(ones, w, y, residual, gradient);
        Vectors.addScaled(lambda, w, gradient);
        Certificate certificate = new Certificate(
                Solver.CG,
                lambda,
                cg.iterations(),
                ratio(Vectors.norm(gradient), Vectors.norm(rightHand)),
                ratio(Vectors.norm(residual), Vectors.norm(y)),
                false,
                settings.tolerance(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                (System.nanoTime() - start) / 1e9);
        if (!certificate.converged()) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "the fit missed its tolerance: cg on %s with lambda %s reached a relative residual of %.2e after %d"
                            + " iterations, expected at most %.2e%nTry more iterations (limit %d) or a larger tolerance.",
                    x,
                    lambda,
                    certificate.relativeResidual(),
                    certificate.iterations(),
                    certificate.tolerance(),
                    settings.maxIterations()));
        }
        return new Fit(w, certificate);
    }

    private static double ratio(double left, double of) {
        return left == 0 ? 0 : left / of;
    }

    private static void require(SparseRows x, double[] y, double lambda, SolverSettings settings) {
        if (x.rows() == 0 || x.columns() == 0) {
            throw new IllegalArgumentException("least squares needs rows and columns, got " + x);
        }
        if (y.length != x.rows()) {
            throw new IllegalArgumentException("labels: expected one per row, " + x.rows() + ", got " + y.length);
        }
        if (lambda == 0) {
            throw new IllegalArgumentException("lambda must be above 0 for " + x + ", got 0");
        }
        if (settings.solver() != Solver.AUTO && settings.solver() != Solver.CG) {
            throw new IllegalArgumentException(
                    "the solver must be auto or cg for " + x + ", got " + settings.solver());
        }
    }
}
