package org.ridgeline.model.solver;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.QuasiDefinitePlan;
import org.ridgeline.model.linear.RidgeObjective;
import org.ridgeline.model.linear.Vectors;

/**
 * Least squares over one labeled matrix: fits {@link RidgeObjective} for any lambda, and checks every fit.
 *
 * <p>With lambda = 0 the fit is the minimizer of least norm, which gradient descent from zero converges to; rows may be
 * duplicated, contradict each other and depend on each other. What the data alone decides is computed once: distinct rows,
 * rank and largest singular value when this is made, the order of elimination on first need. Not thread-safe.
 */
public final class LeastSquares {

    /** Below this part of the largest squared singular value the residual of CG says too little about the weights. */
    private static final double SMALL_LAMBDA = 1e-6;

    /** Above this many nonzeros the order of elimination is not looked for: 4 million take two seconds. */
    private static final int MAX_NONZEROS = 4_000_000;

    private final LabeledMatrix examples;
    private final Workers workers;
    private final SparseProducts products;
    private final MergedRows merged;
    private final SparseProducts mergedProducts;
    private final OptionalInt rank;
    private final double largestSingularValue;
    private final double rightHandNorm;

    /** Null until first asked for. */
    private Optional<QuasiDefinitePlan> plan;

    /** Prepares the fits; the workers stay the caller's. */
    public LeastSquares(LabeledMatrix examples, Workers workers) {
        if (examples.rows() == 0 || examples.matrix().columns() == 0) {
            throw new IllegalArgumentException("least squares needs rows and columns, got " + examples.matrix());
        }
        this.examples = examples;
        this.workers = workers;
        products = new CpuSparseProducts(examples.matrix(), workers);
        merged = MergedRows.of(examples);
        mergedProducts =
                merged.matrix() == examples.matrix() ? products : new CpuSparseProducts(merged.matrix(), workers);
        rank = StructuralRank.of(merged.matrix());
        largestSingularValue = PowerIteration.largestSingularValue(products);
        double[] rightHand = new double[products.columns()];
        products.multiplyTransposed(examples.labels(), rightHand);
        rightHandNorm = Vectors.norm(rightHand);
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
     */
    public Fit fit(double lambda, SolverSettings settings) {
        RidgeObjective.requireLambda(lambda);
        long start = System.nanoTime();
        Solver method = settings.solver() == Solver.AUTO ? choose(lambda) : settings.solver();
        boolean interpolates = lambda == 0
                && rank.isPresent()
                && rank.getAsInt() == merged.matrix().rows();
        Solution solution =
                switch (method) {
                    case CG -> conjugateGradient(lambda, settings);
                    case LSQR -> lsqr(lambda, interpolates, settings);
                    case CHOLESKY -> cholesky(lambda, interpolates, settings);
                    case AUTO -> throw new IllegalStateException("auto was resolved above");
                };
        RidgeObjective objective = new RidgeObjective(products, examples, lambda);
        RidgeObjective distinct = new RidgeObjective(mergedProducts, merged.labels(), lambda);
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
        return plan().isPresent() && plan().get().fits() ? Solver.CHOLESKY : Solver.LSQR;
    }

    /** The order of elimination, found once, on first need; none for a matrix on which that would take long. */
    private Optional<QuasiDefinitePlan> plan() {
        if (plan == null) {
            plan = merged.matrix().nonzeros() <= MAX_NONZEROS
                    ? Optional.of(QuasiDefinitePlan.of(merged.matrix()))
                    : Optional.empty();
        }
        return plan;
    }

    /** Solves {@code (XᵀX + lambda I) w = Xᵀy}, scaled by the diagonal where the solution does not depend on it. */
    private Solution conjugateGradient(double lambda, SolverSettings settings) {
        int d = products.columns();
        double[] scratch = new double[products.rows()];
        LinearOperator normal = (v, result) -> {
            products.multiply(v, scratch);
            products.multiplyTransposed(scratch, result);
            Vectors.addScaled(lambda, v, result);
        };
        double[] rightHand = new double[d];
        products.multiplyTransposed(examples.labels(), rightHand);
        // Without a regularizer only the plain iteration stays in the row space, where the solution of least norm is.
        LinearOperator preconditioner =
                lambda == 0 ? LinearOperator.identity() : LinearOperator.inverseDiagonal(normalDiagonal(lambda));
        ConjugateGradient cg = ConjugateGradient.solve(
                normal, preconditioner, rightHand, settings.tolerance(), settings.maxIterations());
        OptionalDouble condition = lambda == 0 ? OptionalDouble.empty() : OptionalDouble.of(conditionBound(lambda));
        return new Solution(cg.solution(), cg.iterations(), condition);
    }

    private double[] normalDiagonal(double lambda) {
        CsrMatrix x = examples.matrix();
        double[] diagonal = new double[x.columns()];
        for (int k = 0; k < x.nonzeros(); k++) {
            diagonal[x.columnAt(k)] += x.valueAt(k) * x.valueAt(k);
        }
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] += lambda;
        }
        return diagonal;
    }

    /** The condition of X with sqrt(lambda) I below it; exact where the columns of X are dependent, else a bound. */
    private double conditionBound(double lambda) {
        return Math.sqrt((largestSingularValue * largestSingularValue + lambda) / lambda);
    }

    private Solution lsqr(double lambda, boolean interpolates, SolverSettings settings) {
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
        GramSolver solver = new GramSolver(
                merged.matrix(),
                plan().orElseThrow(() -> new NumericalException("cholesky on " + merged.matrix() + ": at most "
                        + MAX_NONZEROS + " nonzeros are taken\nUse the solver \"lsqr\".")),
                mergedProducts,
                workers,
                lambda);
        // The residual r of the rows enters the normal equations as Xᵀr: at most ||X|| ||r||.
        double amplification =
                largestSingularValue * Vectors.norm(merged.labels()) / Math.max(rightHandNorm, Double.MIN_NORMAL);
        double rowTolerance = settings.tolerance() / Math.max(1, amplification);
        return solver.solve(
                merged.labels(),
                lambda > 0 || interpolates,
                largestSingularValue,
                rowTolerance,
                settings.maxIterations());
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
