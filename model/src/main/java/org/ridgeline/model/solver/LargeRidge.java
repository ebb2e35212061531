package org.ridgeline.model.solver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.RowProducts;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.RidgeObjective;
import org.ridgeline.model.linear.Vectors;

/**
 * Ridge fits of any size: those of {@link LeastSquares} up to {@value #LARGE} nonzeros in memory, and beyond by conjugate gradients on rows
 * in memory or in a file.
 *
 * <p>Of the normal equations {@code (XᵀX + lambda I) w = Xᵀy} the columns with a single nonzero are eliminated ({@link SingleColumns}); those
 * left are preconditioned by {@link FrequentColumns}. On 40,000 made-up reviews of 230 words, with lambda = 1 and a tolerance of 1e-6, that
 * takes 93 steps, where the diagonal alone, after the elimination, takes 237. Rows in a file are passed over once a step, those in memory
 * twice, by a transpose, too; the weights of the two differ by rounding, within the tolerance.
 *
 * <p>Rank, condition and repeated rows are not looked for: they cost passes of their own, and a positive lambda makes the solution unique
 * without them. The error of the weights is at most {@code ||∇J(w)|| / (2 lambda)}.
 */
public final class LargeRidge {

    /** Nonzeros in memory up to which LeastSquares may do more than needed; four times those of SST. */
    private static final int LARGE = 500_000;

    /** Frequent columns that are factored densely. */
    private static final int BLOCK = 256;

    /** Vectors of d and of n that are alive at a time, at most. */
    private static final int VECTORS_OF_COLUMNS = 12;

    private static final int VECTORS_OF_ROWS = 8;

    /** The block, its rows and what the native library copies. */
    private static final long BLOCK_BYTES = 64L << 20;

    private LargeRidge() {}

    /**
     * Returns the minimizer of {@code ||Xw - y||² + lambda ||w||²} with its certificate.
     *
     * @param x rows in memory or in a file
     * @param y labels (n)
     * @param lambda above 0 for rows in a file
     * @param settings the method, tolerance and steps; for rows in a file the method must be {@link Solver#AUTO} or {@link Solver#CG}, and in
     *     memory another, or lambda = 0, is left to {@link LeastSquares} at any size
     * @throws IllegalArgumentException if lambda, the labels or the method do not suit
     * @throws NumericalException if the tolerance is missed
     */
    public static Fit fit(SparseRows x, double[] y, double lambda, SolverSettings settings, Workers workers) {
        RidgeObjective.requireLambda(lambda);
        boolean suits = lambda > 0 && (settings.solver() == Solver.AUTO || settings.solver() == Solver.CG);
        if (x instanceof CsrMatrix matrix && (matrix.nonzeros() <= LARGE || !suits)) {
            return new LeastSquares(new LabeledMatrix(matrix, y), workers).fit(lambda, settings);
        }
        require(x, y, lambda, settings);
        return byProducts(x, y, lambda, settings, BLOCK, workers);
    }

    /** Returns about how many bytes a fit beyond the limit takes beside the labels and the matrix, which is {@code file} or in memory. */
    static long bytes(int rows, int columns, long entries, boolean file) {
        long products = file ? RowProducts.bytes(columns, entries) : 0;
        return products
                + Double.BYTES * (VECTORS_OF_COLUMNS * (long) columns + VECTORS_OF_ROWS * (long) rows)
                + BLOCK_BYTES;
    }

    /** As {@link #fit} does beyond the limit, with a block of this many columns. */
    static Fit byProducts(
            SparseRows x, double[] y, double lambda, SolverSettings settings, int blockSize, Workers workers) {
        long start = System.nanoTime();
        SparseProducts products =
                x instanceof CsrMatrix matrix ? new CpuSparseProducts(matrix, workers) : new RowProducts(x, workers);
        double rightHand = Vectors.norm(NormalEquations.rightHand(products, y));
        SingleColumns single = SingleColumns.of(x, lambda);
        double[] reduced = single.rightHand(products, y);
        ConjugateGradient cg = ConjugateGradient.solveToResidual(
                normalMatrix(products, single, lambda),
                preconditioner(x, products, single, lambda, blockSize, workers),
                reduced,
                // The gradient is that of the whole problem, so it is measured by the whole right-hand side.
                settings.tolerance() * ratio(rightHand, Vectors.norm(reduced)),
                settings.maxIterations());
        double[] w = cg.solution();
        double[] residual = new double[x.rows()];
        products.multiply(w, residual);
        single.complete(w, residual, y);
        double[] ones = new double[x.rows()];
        Arrays.fill(ones, 1);
        double[] gradient = new double[x.columns()];
        products.gradient(ones, w, y, residual, gradient);
        Vectors.addScaled(lambda, w, gradient);
        Certificate certificate = new Certificate(
                Solver.CG,
                lambda,
                cg.iterations(),
                ratio(Vectors.norm(gradient), rightHand),
                ratio(Vectors.norm(residual), Vectors.norm(y)),
                false,
                settings.tolerance(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.of(FrequentColumns.DENSE.arithmetic()),
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

    /** Returns XᵀΩX + lambda I over the columns that are left, zero in the others. */
    private static LinearOperator normalMatrix(SparseProducts products, SingleColumns single, double lambda) {
        double[] zeros = new double[products.rows()];
        double[] scratch = new double[products.rows()];
        return (v, result) -> {
            products.gradient(single.weight(), v, zeros, scratch, result);
            Vectors.addScaled(lambda, v, result);
            single.clear(result);
        };
    }

    private static LinearOperator preconditioner(
            SparseRows x,
            SparseProducts products,
            SingleColumns single,
            double lambda,
            int blockSize,
            Workers workers) {
        return FrequentColumns.of(x, products, single, lambda, blockSize, workers)
                .orElseThrow(() -> new NumericalException("ridge on " + x + " with lambda " + lambda
                        + ": the Gram matrix of the frequent columns is not positive definite by rounding\nTry a larger"
                        + " lambda."));
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
            throw new IllegalArgumentException("the solver must be auto or cg for " + x + ", got " + settings.solver());
        }
    }
}
