package org.ridgeline.model.linear;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;

/**
 * A regularized sum of losses over the rows of a sparse matrix X (n x d) with labels y (n); all that fits weights minimizes it:
 *
 * <pre>
 * J(w)  = c (sum_i loss(x_i·w, y_i) + lambda R(w))               c: see {@link Scaling}
 * ∇J(w) = c (Xᵀ slope + lambda ∇R(w))                            slope_i = loss'(x_i·w, y_i)
 * </pre>
 *
 * <p>Ridge regression has the squared loss and {@code R(w) = ||w||²}. There are three conventions of lambda, with one minimizer: the sum
 * {@code ||Xw - y||² + lambda ||w||²}, the half-sum {@code ||Xw - y||²/2 + (lambda/2) ||w||²} of the chapter's equation 3.4 (Introduction to
 * Machine Learning, Princeton COS 324, section 3.3) and the mean {@code ||Xw - y||²/n + (lambda/n) ||w||²}. As c multiplies loss and regularizer
 * alike, lambda is always that beside the plain sum. A bias is a column of ones of X and regularized like every other weight.
 *
 * <p>Full gradients have the same bits for any number of workers. Not thread-safe: it keeps a scratch vector.
 */
public final class Objective implements Differentiable {

    private final SparseProducts products;
    private final double[] y;
    private final Optional<CsrMatrix> rows;
    private final Loss loss;
    private final Regularizer regularizer;
    private final double lambda;
    private final Scaling scaling;

    /** The margins x_i·w, and what becomes of them. */
    private final double[] margins;

    /** NaN until first asked for. */
    private double gradientNormAtZero = Double.NaN;

    /**
     * Binds the parts; the products are of the examples' matrix, on any device.
     *
     * @throws IllegalArgumentException if there is no example, the products are of another size, or lambda is negative or not finite
     */
    public Objective(
            LabeledMatrix examples,
            SparseProducts products,
            Loss loss,
            Regularizer regularizer,
            double lambda,
            Scaling scaling) {
        this(products, examples.labels(), Optional.of(examples.matrix()), loss, regularizer, lambda, scaling);
    }

    private Objective(
            SparseProducts products,
            double[] y,
            Optional<CsrMatrix> rows,
            Loss loss,
            Regularizer regularizer,
            double lambda,
            Scaling scaling) {
        requireLambda(lambda);
        if (y.length == 0) {
            throw new IllegalArgumentException("an objective needs at least one example, got none");
        }
        if (y.length != products.rows()) {
            throw new IllegalArgumentException(
                    "labels: expected one per row, " + products.rows() + ", got " + y.length);
        }
        if (rows.isPresent() && rows.get().columns() != products.columns()) {
            throw new IllegalArgumentException("products: expected those of " + rows.get() + ", got " + products.rows()
                    + " x " + products.columns());
        }
        this.products = products;
        this.y = y;
        this.rows = rows;
        this.loss = Objects.requireNonNull(loss, "loss");
        this.regularizer = Objects.requireNonNull(regularizer, "regularizer");
        this.lambda = lambda;
        this.scaling = Objects.requireNonNull(scaling, "scaling");
        this.margins = new double[y.length];
    }

    /** Returns ridge regression on the CPU, {@code c (||Xw - y||² + lambda ||w||²)}. */
    public static Objective ridge(LabeledMatrix examples, Scaling scaling, double lambda, Workers workers) {
        return ridge(examples, new CpuSparseProducts(examples.matrix(), workers), scaling, lambda);
    }

    /** Returns ridge regression with products of the examples' matrix on any device; mini-batches are computed on the CPU. */
    public static Objective ridge(LabeledMatrix examples, SparseProducts products, Scaling scaling, double lambda) {
        return new Objective(examples, products, Loss.SQUARED, Regularizer.RIDGE, lambda, scaling);
    }

    /** Returns ridge regression {@code ||Xw - y||² + lambda ||w||²} for products and labels (n, copied); it has no mini-batches. */
    public static Objective ridge(SparseProducts products, double[] y, double lambda) {
        return new Objective(
                products, y.clone(), Optional.empty(), Loss.SQUARED, Regularizer.RIDGE, lambda, Scaling.SUM);
    }

    /** Fails if lambda is negative, infinite or not a number. */
    public static void requireLambda(double lambda) {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda must be finite and at least 0, got " + lambda);
        }
    }

    @Override
    public int dimension() {
        return products.columns();
    }

    public int examples() {
        return y.length;
    }

    @Override
    public double value(double[] w) {
        products.multiply(w, margins);
        return valueAtMargins(w);
    }

    @Override
    public void gradient(double[] w, double[] gradient) {
        products.multiply(w, margins);
        gradientAtMargins(w, gradient);
    }

    @Override
    public double valueAndGradient(double[] w, double[] gradient) {
        products.multiply(w, margins);
        double value = valueAtMargins(w);
        gradientAtMargins(w, gradient);
        return value;
    }

    /**
     * Overwrites gradient (d) with that of a mini-batch B of b rows at w: {@code c_B (sum over B of slope_i x_i + (b/n) lambda ∇R(w))}. Fails
     * if the objective was made without a matrix.
     *
     * @param order of the examples; the batch is order[from], order[from + 1], ..., order[to - 1]
     */
    public void batchGradient(int[] order, int from, int to, double[] w, double[] gradient) {
        CsrMatrix x = rows.orElseThrow(() -> new IllegalStateException("mini-batches need the rows of X in memory"));
        double factor = regularizerFactor(to - from);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = factor * regularizer.slope(w[j]);
        }
        double c = scaling.batchFactor(y.length, to - from);
        for (int r = from; r < to; r++) {
            int i = order[r];
            x.addRow(i, c * loss.slope(x.dotRow(i, w), y[i]), gradient);
        }
    }

    /** Returns the descent of ridge regression where the products' device runs it; there are no kernels for others. */
    @Override
    public Optional<DeviceDescent> onDevice() {
        return loss == Loss.SQUARED && regularizer == Regularizer.RIDGE
                ? products.descent(y, lambda, scaling.factor(y.length))
                : Optional.empty();
    }

    /**
     * Returns how far w is from a stationary point, {@code ||∇J(w)|| / ||∇J(0)||}. For ridge regression that is the residual of the normal
     * equations {@code (XᵀX + lambda I) w = Xᵀy} over the norm of Xᵀy.
     */
    public double optimalityResidual(double[] w) {
        double[] gradient = new double[dimension()];
        gradient(w, gradient);
        double left = Vectors.norm(gradient);
        return left == 0 ? 0 : left / gradientNormAtZero();
    }

    /** Returns the relative residual {@code ||Xw - y|| / ||y||}, zero for a zero residual. */
    public double fitResidual(double[] w) {
        products.multiply(w, margins);
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (margins[i] - y[i]) * (margins[i] - y[i]);
        }
        return squares == 0 ? 0 : Math.sqrt(squares) / Vectors.norm(y);
    }

    /** Returns {@code ||∇J(0)||}; it takes one product with Xᵀ the first time. */
    public double gradientNormAtZero() {
        if (Double.isNaN(gradientNormAtZero)) {
            double[] gradient = new double[dimension()];
            Arrays.fill(margins, 0);
            gradientAtMargins(new double[dimension()], gradient);
            gradientNormAtZero = Vectors.norm(gradient);
        }
        return gradientNormAtZero;
    }

    private double valueAtMargins(double[] w) {
        double losses = 0;
        for (int i = 0; i < y.length; i++) {
            losses += loss.value(margins[i], y[i]);
        }
        double penalty = 0;
        for (double wj : w) {
            penalty += regularizer.value(wj);
        }
        return scaling.factor(y.length) * (losses + lambda * penalty);
    }

    /** Overwrites the margins with slopes, and gradient with what follows from them. */
    private void gradientAtMargins(double[] w, double[] gradient) {
        double c = scaling.factor(y.length);
        for (int i = 0; i < y.length; i++) {
            margins[i] = c * loss.slope(margins[i], y[i]);
        }
        products.multiplyTransposed(margins, gradient);
        double factor = regularizerFactor(y.length);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] += factor * regularizer.slope(w[j]);
        }
    }

    /** Returns what multiplies ∇R(w) in the gradient of a batch of b. */
    private double regularizerFactor(int batch) {
        return scaling.batchFactor(y.length, batch) * batch / y.length * lambda;
    }
}
