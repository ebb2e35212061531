package org.ridgeline.model.solver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.MinimumDegree;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.PowerIteration;
import org.ridgeline.model.linear.Vectors;

/**
 * Least squares over rows in memory, with what its data alone decides: distinct rows, rank and largest singular value when this is made, the
 * order of elimination on first need. Its fits are certified on the CPU where the device computes with fewer digits than double has.
 */
final class LeastSquaresProblem implements AutoCloseable {

    /** Above this many nonzeros the order of elimination is not looked for: 4 million take a second. */
    private static final int MAX_NONZEROS = 4_000_000;

    /** Below this part of the largest squared singular value the residual of CG says too little about the weights. */
    private static final double SMALL_LAMBDA = 1e-6;

    private final LabeledMatrix examples;
    private final Workers workers;
    private final SparseProducts products;
    private final MergedRows merged;
    private final SparseProducts mergedProducts;
    private final SparseProducts certifying;
    private final SparseProducts mergedCertifying;
    private final OptionalInt rank;
    private final double largestSingularValue;

    /** Null until first asked for. */
    private MinimumDegree order;

    /**
     * Prepares the problem.
     *
     * @param products with X on the device; they stay the caller's
     */
    LeastSquaresProblem(LabeledMatrix examples, SparseProducts products, Device device, Workers workers) {
        this.examples = examples;
        this.workers = workers;
        this.products = products;
        merged = MergedRows.of(examples);
        mergedProducts = merged.matrix() == examples.matrix() ? products : device.products(merged.matrix());
        try {
            boolean inDouble = device.finestTolerance() == 0;
            certifying = inDouble ? products : new CpuSparseProducts(examples.matrix(), workers);
            mergedCertifying = inDouble ? mergedProducts : new CpuSparseProducts(merged.matrix(), workers);
            rank = StructuralRank.of(merged.matrix());
            largestSingularValue = PowerIteration.largestSingularValue(certifying);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    MatrixFacts facts() {
        int duplicates = examples.rows() - merged.matrix().rows();
        return new MatrixFacts(duplicates, merged.conflicting(), rank, largestSingularValue);
    }

    OptionalInt rank() {
        return rank;
    }

    double largestSingularValue() {
        return largestSingularValue;
    }

    /** Returns the fit by the method asked for or chosen, and its certificate, whether it reached the tolerance or not. */
    Fit fit(double lambda, SolverSettings settings) {
        long start = System.nanoTime();
        Solver method = settings.solver() == Solver.AUTO ? choose(lambda) : settings.solver();
        KrylovSolves.Solution solution =
                switch (method) {
                    case CG -> conjugateGradients(lambda, settings);
                    case LSQR -> lsqr(lambda, settings);
                    default -> cholesky(lambda, settings);
                };
        double[] w = solution.weights();
        Certificate certificate = new Certificate(
                method.key(),
                solution.iterations(),
                Objective.ridge(certifying, examples.labels(), lambda).optimalityResidual(w),
                Objective.ridge(mergedCertifying, merged.labels(), lambda).fitResidual(w),
                interpolates(lambda),
                settings.tolerance(),
                rank,
                solution.condition(),
                method == Solver.CHOLESKY ? Optional.of(settings.dense().arithmetic()) : Optional.empty(),
                (System.nanoTime() - start) / 1e9);
        return new Fit(w, certificate);
    }

    private Solver choose(double lambda) {
        if (lambda > 0 && lambda >= SMALL_LAMBDA * largestSingularValue * largestSingularValue) {
            return Solver.CG;
        }
        boolean onDevice = mergedProducts.solves().isPresent();
        return !onDevice && factorSuits() ? Solver.CHOLESKY : Solver.LSQR;
    }

    private boolean interpolates(double lambda) {
        return lambda == 0
                && rank.isPresent()
                && rank.getAsInt() == merged.matrix().rows();
    }

    /**
     * Solves the normal equations {@code (XᵀX + lambda I) w = Xᵀy}, scaled by the diagonal where lambda is positive: without a regularizer only
     * the plain iteration stays in the row space, where the minimum-norm solution is.
     */
    private KrylovSolves.Solution conjugateGradients(double lambda, SolverSettings settings) {
        double[] y = examples.labels();
        double tolerance = settings.tolerance();
        double sigma = largestSingularValue;
        OptionalDouble condition =
                lambda == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt((sigma * sigma + lambda) / lambda));
        if (lambda > 0 && products.solves().isPresent()) {
            KrylovSolves.Solution found = products.solves()
                    .get()
                    .conjugateGradients(y, List.of(lambda), tolerance, settings.maxIterations())
                    .get(0);
            return new KrylovSolves.Solution(found.weights(), found.iterations(), condition);
        }
        LinearOperator preconditioner = lambda == 0
                ? LinearOperator.identity()
                : LinearOperator.inverseDiagonal(diagonal(examples.matrix(), lambda));
        ConjugateGradient cg = ConjugateGradient.solve(
                LinearOperator.normalMatrix(products, lambda),
                preconditioner,
                rightHand(products, y),
                tolerance,
                settings.maxIterations());
        return new KrylovSolves.Solution(cg.solution(), cg.iterations(), condition);
    }

    private static double[] diagonal(CsrMatrix x, double lambda) {
        double[] diagonal = new double[x.columns()];
        for (int k = 0; k < x.nonzeros(); k++) {
            diagonal[x.columnAt(k)] += x.valueAt(k) * x.valueAt(k);
        }
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] += lambda;
        }
        return diagonal;
    }

    private static double[] rightHand(SparseProducts x, double[] y) {
        double[] rightHand = new double[x.columns()];
        x.multiplyTransposed(y, rightHand);
        return rightHand;
    }

    /** Minimizes over the distinct rows to half the tolerance, as the rest is for rounding. */
    private KrylovSolves.Solution lsqr(double lambda, SolverSettings settings) {
        double[] y = merged.labels();
        double damp = Math.sqrt(lambda);
        boolean interpolate = interpolates(lambda);
        double tolerance = settings.tolerance() / 2;
        int limit = settings.maxIterations();
        return mergedProducts
                .solves()
                .map(solves -> solves.lsqr(y, damp, interpolate, tolerance, limit))
                .orElseGet(() -> Lsqr.solve(mergedProducts, y, damp, interpolate, tolerance, limit));
    }

    /**
     * Factors the Gram matrix of the distinct rows. The residual r of {@code y - Xw} enters the normal equations as Xᵀr, at most {@code ||X||
     * ||r||}, so it must be that much smaller.
     */
    private KrylovSolves.Solution cholesky(double lambda, SolverSettings settings) {
        if (!factorSuits()) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "cholesky on %d x %d with %d nonzeros: expected at most %d nonzeros and a dense part of at most %d"
                            + " unknowns%nUse the solver \"lsqr\".",
                    merged.matrix().rows(),
                    merged.matrix().columns(),
                    merged.matrix().nonzeros(),
                    MAX_NONZEROS,
                    MinimumDegree.MAX_DENSE));
        }
        boolean definite = lambda > 0 || interpolates(lambda);
        GramSolver solver = new GramSolver(order(), mergedProducts, workers, lambda, definite, settings.dense());
        double rightHandNorm = Vectors.norm(rightHand(certifying, examples.labels()));
        double amplification =
                largestSingularValue * Vectors.norm(merged.labels()) / Math.max(rightHandNorm, Double.MIN_NORMAL);
        return solver.solve(
                merged.labels(),
                largestSingularValue,
                settings.tolerance() / Math.max(1, amplification),
                settings.maxIterations());
    }

    private boolean factorSuits() {
        return merged.matrix().nonzeros() <= MAX_NONZEROS && order().fits();
    }

    private synchronized MinimumDegree order() {
        if (order == null) {
            order = new MinimumDegree(merged.matrix());
        }
        return order;
    }

    @Override
    public void close() {
        if (mergedProducts != products) {
            mergedProducts.close();
        }
    }
}
