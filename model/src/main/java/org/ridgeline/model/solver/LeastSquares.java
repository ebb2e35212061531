package org.ridgeline.model.solver;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.QuasiDefinitePlan;
import org.ridgeline.model.linear.PowerIteration;
import org.ridgeline.model.linear.RidgeObjective;
import org.ridgeline.model.linear.Vectors;

/**
 * Least squares over one labeled matrix: fits {@link RidgeObjective} for any lambda, and checks every fit.
 *
 * <p>With lambda = 0 the fit is the minimizer of least norm, which gradient descent from zero converges to; rows may be
 * duplicated, contradict each other and depend on each other. What the data alone decides is computed once: distinct rows,
 * rank and largest singular value when this is made, the order of elimination on first need. On the CPU several
 * threads may fit at a time.
 *
 * <p>A device that computes with fewer digits than double has is asked for what it can reach ({@link Device#finestTolerance}); the certificate
 * says so, and its residuals are computed on the CPU in double.
 */
public final class LeastSquares implements AutoCloseable {

    /** Below this part of the largest squared singular value the residual of CG says too little about the weights. */
    private static final double SMALL_LAMBDA = 1e-6;

    /** Above this many nonzeros the order of elimination is not looked for: 4 million take a second. */
    private static final int MAX_NONZEROS = 4_000_000;

    private final LabeledMatrix examples;
    private final Workers workers;
    private final double finestTolerance;
    private final SparseProducts products;
    private final MergedRows merged;
    private final SparseProducts mergedProducts;

    /** With these a fit is certified: the same ones where they are in double, else the CPU's. */
    private final SparseProducts certifying;

    private final SparseProducts mergedCertifying;
    private final OptionalInt rank;
    private final double largestSingularValue;
    private final double rightHandNorm;

    /** Null until first asked for. */
    private QuasiDefinitePlan plan;

    /** Prepares the fits on the CPU; the workers stay the caller's. */
    public LeastSquares(LabeledMatrix examples, Workers workers) {
        this(examples, workers, new CpuDevice(workers));
    }

    /**
     * Prepares the fits on a device.
     *
     * @param workers for what is done on the CPU with any device; they stay the caller's
     * @param device stays the caller's and must be open as long as this is used
     */
    public LeastSquares(LabeledMatrix examples, Workers workers, Device device) {
        if (examples.rows() == 0 || examples.matrix().columns() == 0) {
            throw new IllegalArgumentException("least squares needs rows and columns, got " + examples.matrix());
        }
        this.examples = examples;
        this.workers = workers;
        finestTolerance = device.finestTolerance();
        merged = MergedRows.of(examples);
        products = device.products(examples.matrix());
        try {
            mergedProducts = merged.matrix() == examples.matrix() ? products : device.products(merged.matrix());
        } catch (RuntimeException | Error e) {
            products.close();
            throw e;
        }
        try {
            certifying = finestTolerance == 0 ? products : new CpuSparseProducts(examples.matrix(), workers);
            mergedCertifying = finestTolerance == 0 ? mergedProducts : new CpuSparseProducts(merged.matrix(), workers);
            rank = StructuralRank.of(merged.matrix());
            largestSingularValue = PowerIteration.largestSingularValue(certifying);
            rightHandNorm = Vectors.norm(NormalEquations.rightHand(certifying, examples.labels()));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Returns the products with X on the device; they are closed with this. */
    public SparseProducts products() {
        return products;
    }

    /** Frees what the device holds for the fits; it stays the caller's. */
    @Override
    public void close() {
        try {
            products.close();
        } finally {
            mergedProducts.close();
        }
    }

    /** Returns the rank of X, empty where it was too costly to determine. */
    public OptionalInt rank() {
        return rank;
    }

    /** Returns how many rows repeat an earlier one. */
    public int duplicateRows() {
        return examples.rows() - merged.matrix().rows();
    }

    /** Returns how many distinct rows occur with more than one label. */
    public int conflictingRows() {
        return merged.conflicting();
    }

    /** Returns the largest singular value of X, to about six digits. */
    public double largestSingularValue() {
        return largestSingularValue;
    }

    /**
     * Returns the minimizer of {@code ||Xw - y||² + lambda ||w||²}, for lambda = 0 the one of least norm, with its
     * certificate.
     *
     * @throws IllegalArgumentException if lambda is negative or not finite
     * @throws NumericalException if the tolerance is missed, or the method does not suit the problem
     * @throws org.ridgeline.model.dense.DenseBackendException if the dense backend that was asked for cannot be used here
     */
    public Fit fit(double lambda, SolverSettings asked) {
        RidgeObjective.requireLambda(lambda);
        SolverSettings settings = asked.noFinerThan(finestTolerance);
        long start = System.nanoTime();
        Solver method = settings.solver() == Solver.AUTO ? choose(lambda) : settings.solver();
        boolean interpolates = lambda == 0
                && rank.isPresent()
                && rank.getAsInt() == merged.matrix().rows();
        Solution solution =
                switch (method) {
                    case CG ->
                        NormalEquations.solve(
                                examples.matrix(), products, examples.labels(), lambda, largestSingularValue, settings);
                    case LSQR -> lsqr(lambda, interpolates, settings);
                    case CHOLESKY -> cholesky(lambda, interpolates, settings);
                    case AUTO -> throw new IllegalStateException("auto was resolved above");
                };
        RidgeObjective objective = new RidgeObjective(certifying, examples, lambda);
        RidgeObjective distinct = new RidgeObjective(mergedCertifying, merged.labels(), lambda);
        Certificate certificate = new Certificate(
                method,
                lambda,
                solution.iterations(),
                objective.optimalityResidual(solution.weights()),
                distinct.fitResidual(solution.weights()),
                interpolates,
                settings.tolerance(),
                rank,
                solution.condition(),
                method == Solver.CHOLESKY ? Optional.of(settings.dense().arithmetic()) : Optional.empty(),
                (System.nanoTime() - start) / 1e9);
        if (!certificate.converged()) {
            throw new NumericalException(missed(certificate, settings));
        }
        return new Fit(solution.weights(), certificate);
    }

    private Solver choose(double lambda) {
        if (lambda >= SMALL_LAMBDA * largestSingularValue * largestSingularValue && lambda > 0) {
            return Solver.CG;
        }
        if (mergedProducts.solves().isPresent()) {
            return Solver.LSQR;
        }
        return factorSuits() ? Solver.CHOLESKY : Solver.LSQR;
    }

    private boolean factorSuits() {
        return merged.matrix().nonzeros() <= MAX_NONZEROS && plan().fits();
    }

    /** The order of elimination, found on first need. */
    private synchronized QuasiDefinitePlan plan() {
        if (plan == null) {
            plan = QuasiDefinitePlan.of(merged.matrix());
        }
        return plan;
    }

    private Solution lsqr(double lambda, boolean interpolates, SolverSettings settings) {
        if (mergedProducts.solves().isPresent()) {
            KrylovSolves.Solution found = mergedProducts
                    .solves()
                    .get()
                    .lsqr(
                            merged.labels(),
                            Math.sqrt(lambda),
                            interpolates,
                            settings.tolerance() / 2,
                            settings.maxIterations());
            return new Solution(found.weights(), found.iterations(), found.condition());
        }
        Lsqr lsqr = Lsqr.solve(
                mergedProducts,
                merged.labels(),
                Math.sqrt(lambda),
                interpolates,
                settings.tolerance() / 2,
                settings.maxIterations());
        OptionalDouble condition =
                lsqr.iterations() == 0 ? OptionalDouble.empty() : OptionalDouble.of(lsqr.condition());
        return new Solution(lsqr.solution(), lsqr.iterations(), condition);
    }

    private Solution cholesky(double lambda, boolean interpolates, SolverSettings settings) {
        if (!factorSuits()) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "cholesky on %d x %d with %d nonzeros: expected at most %d nonzeros and a dense part of at most %d"
                            + " unknowns%nUse the solver \"lsqr\".",
                    merged.matrix().rows(),
                    merged.matrix().columns(),
                    merged.matrix().nonzeros(),
                    MAX_NONZEROS,
                    QuasiDefinitePlan.MAX_DENSE));
        }
        GramSolver solver =
                new GramSolver(plan(), mergedProducts, workers, lambda, lambda > 0 || interpolates, settings.dense());
        // The residual r of the rows enters the normal equations as Xᵀr: at most ||X|| ||r||.
        double amplification =
                largestSingularValue * Vectors.norm(merged.labels()) / Math.max(rightHandNorm, Double.MIN_NORMAL);
        double rowTolerance = settings.tolerance() / Math.max(1, amplification);
        return solver.solve(merged.labels(), largestSingularValue, rowTolerance, settings.maxIterations());
    }

    private String missed(Certificate certificate, SolverSettings settings) {
        return String.format(
                Locale.ROOT,
                "the fit missed its tolerance: %s on %d x %d with lambda %s reached a relative residual of %.2e after %d"
                        + " iterations, expected at most %.2e%nTry another solver, more iterations (limit %d) or a larger"
                        + " tolerance; the solver \"cholesky\" is the most accurate.",
                certificate.method(),
                examples.rows(),
                examples.matrix().columns(),
                certificate.lambda(),
                certificate.relativeResidual(),
                certificate.iterations(),
                certificate.tolerance(),
                settings.maxIterations());
    }

    /** What a method found, before it is checked. */
    record Solution(double[] weights, int iterations, OptionalDouble condition) {}
}
