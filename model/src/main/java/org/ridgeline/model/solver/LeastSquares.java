package org.ridgeline.model.solver;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.RowProducts;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.Objective;

/**
 * Least squares over one matrix X (n x d) and labels y (n), in memory or in a file, on the CPU or another device: fits {@link
 * Objective} for any lambda, by the method that suits, and checks every fit. On the CPU several threads may fit rows in memory at a time.
 *
 * <p>With lambda = 0 the fit is the minimum-norm solution, which gradient descent from zero converges to; rows may be
 * duplicated, contradict each other and depend on each other. What the data alone decides is computed once, on first need.
 *
 * <p>For rows in a file, and on the CPU for more than {@value #LARGE} nonzeros, a fit of positive lambda that is left to {@link Solver#AUTO} or
 * {@link Solver#CG} is that of {@link PreconditionedRidge}, without rank, condition and repeated rows, which cost passes of their own.
 *
 * <p>A device that computes with fewer digits than double has is asked for what it can reach ({@link Device#finestTolerance}); the certificate
 * says so, and its residuals are computed on the CPU in double.
 */
public final class LeastSquares implements AutoCloseable {

    /** Four times the nonzeros of SST. */
    private static final int LARGE = 500_000;

    private final SparseRows x;
    private final double[] y;
    private final Workers workers;
    private final Device device;

    /** Null until first asked for. */
    private SparseProducts products;

    /** Null until first asked for. */
    private LeastSquaresProblem problem;

    /** Prepares fits on the CPU; the workers stay the caller's. */
    public LeastSquares(LabeledMatrix examples, Workers workers) {
        this(examples, workers, new CpuDevice(workers));
    }

    /** Prepares fits on a device, which must be open as long as this is used; device and workers stay the caller's. */
    public LeastSquares(LabeledMatrix examples, Workers workers, Device device) {
        this(examples.matrix(), examples.labels(), workers, device);
    }

    /** Prepares fits on the CPU for rows in memory or in a file, and their labels. */
    public LeastSquares(SparseRows x, double[] y, Workers workers) {
        this(x, y, workers, new CpuDevice(workers));
    }

    /** The same on a device, which serves rows in memory only. */
    public LeastSquares(SparseRows x, double[] y, Workers workers, Device device) {
        if (x.rows() == 0 || x.columns() == 0) {
            throw new IllegalArgumentException("least squares needs rows and columns, got " + x);
        }
        if (y.length != x.rows()) {
            throw new IllegalArgumentException("labels: expected one per row, " + x.rows() + ", got " + y.length);
        }
        this.x = x;
        this.y = y;
        this.workers = workers;
        this.device = device;
    }

    /** Returns the products with X on the device, closed with this. */
    public synchronized SparseProducts products() {
        if (products == null) {
            products = x instanceof CsrMatrix matrix ? device.products(matrix) : new RowProducts(x, workers);
        }
        return products;
    }

    /** Frees what the device holds for the fits; it stays the caller's. */
    @Override
    public void close() {
        try {
            if (problem != null) {
                problem.close();
            }
        } finally {
            if (products != null) {
                products.close();
            }
        }
    }

    /** Returns the rank of X, empty where it was too costly to determine. */
    public OptionalInt rank() {
        return problem().rank();
    }

    /** Returns the largest singular value of X, to about six digits. */
    public double largestSingularValue() {
        return problem().largestSingularValue();
    }

    /**
     * Returns what is known of X; empty for rows in a file, and for a matrix of more than {@value #LARGE} nonzeros, whose facts cost
     * more than its fits.
     */
    public Optional<MatrixFacts> facts() {
        return x instanceof CsrMatrix matrix && matrix.nonzeros() <= LARGE
                ? Optional.of(problem().facts())
                : Optional.empty();
    }

    /**
     * Returns the minimizer of {@code ||Xw - y||² + lambda ||w||²}, for lambda = 0 the minimum-norm solution, with its certificate.
     *
     * @throws IllegalArgumentException if lambda is negative or not finite, or X is in a file and lambda is 0 or the method another than {@link
     *     Solver#AUTO} and {@link Solver#CG}
     * @throws NumericalException if the tolerance is missed, or the method does not suit the problem
     * @throws org.ridgeline.model.dense.DenseBackendException if the dense backend that was asked for cannot be used here
     */
    public Fit fit(double lambda, SolverSettings asked) {
        Objective.requireLambda(lambda);
        SolverSettings settings = asked.noFinerThan(device.finestTolerance());
        boolean suits = lambda > 0 && (settings.solver() == Solver.AUTO || settings.solver() == Solver.CG);
        if (!(x instanceof CsrMatrix) && !suits) {
            throw new IllegalArgumentException("rows in a file: expected lambda above 0 and the solver auto or cg, got "
                    + lambda + " and " + settings.solver().key() + " for " + x);
        }
        boolean large =
                !(x instanceof CsrMatrix matrix) || device.kind() == Device.Kind.CPU && matrix.nonzeros() > LARGE;
        Fit fit = suits && large
                ? PreconditionedRidge.fit(x, products(), y, lambda, settings, PreconditionedRidge.BLOCK, workers)
                : problem().fit(lambda, settings);
        if (!fit.certificate().converged()) {
            throw new NumericalException(missed(fit.certificate(), lambda, settings));
        }
        return fit;
    }

    private synchronized LeastSquaresProblem problem() {
        if (problem == null) {
            if (!(x instanceof CsrMatrix matrix)) {
                throw new IllegalArgumentException(
                        "rank, singular values and repeated rows are known of rows in memory only, got " + x);
            }
            problem = new LeastSquaresProblem(new LabeledMatrix(matrix, y), products(), device, workers);
        }
        return problem;
    }

    private String missed(Certificate certificate, double lambda, SolverSettings settings) {
        return String.format(
                Locale.ROOT,
                "the fit missed its tolerance: %s on %d x %d with lambda %s reached a relative residual of %.2e after %d"
                        + " iterations, expected at most %.2e%nTry another solver, more iterations (limit %d) or a larger"
                        + " tolerance; the solver \"cholesky\" is the most accurate.",
                certificate.method(),
                x.rows(),
                x.columns(),
                lambda,
                certificate.relativeResidual(),
                certificate.iterations(),
                certificate.tolerance(),
                settings.maxIterations());
    }
}
