package org.ridgeline.model.optimizer;

import java.util.Objects;
import java.util.Optional;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.RidgeObjective;
import org.ridgeline.model.linear.Vectors;

/**
 * A regularized sum of losses over the rows of a sparse matrix X (n x d) with labels y (n):
 *
 * <pre>
 * J(w)  = c (sum_i loss(x_i·w, y_i) + lambda ||w||²)             c: see {@link Scaling}
 * ∇J(w) = c (Xᵀ slope + 2 lambda w)                              slope_i = loss'(x_i·w, y_i)
 * </pre>
 *
 * <p>With the squared loss this is regularized least squares, {@link RidgeObjective} times c. The gradient of a mini-batch B of b
 * rows is {@code c_B (sum over B of slope_i x_i + (b/n) 2 lambda w)}. Full gradients have the same bits for any number of
 * workers. Not thread-safe: it keeps scratch vectors.
 */
public final class LossSum implements Objective {

    private final CsrMatrix x;
    private final double[] y;
    private final Loss loss;
    private final Scaling scaling;
    private final double lambda;
    private final SparseProducts products;
    private final double[] slopes;

    /**
     * Binds the parts.
     *
     * @throws IllegalArgumentException if there is no row or lambda is negative or not finite
     */
    public LossSum(LabeledMatrix examples, Loss loss, Scaling scaling, double lambda, Workers workers) {
        this(examples, new CpuSparseProducts(examples.matrix(), workers), loss, scaling, lambda);
    }

    /** The same with products of the examples' matrix on any device, for full gradients; mini-batches are computed on the CPU. */
    public LossSum(LabeledMatrix examples, SparseProducts products, Loss loss, Scaling scaling, double lambda) {
        RidgeObjective.requireLambda(lambda);
        if (examples.rows() == 0) {
            throw new IllegalArgumentException("an objective needs at least one example, got none");
        }
        this.x = examples.matrix();
        this.y = examples.labels();
        this.loss = Objects.requireNonNull(loss, "loss");
        this.scaling = Objects.requireNonNull(scaling, "scaling");
        this.lambda = lambda;
        this.products = requireSize(products, x);
        this.slopes = new double[x.rows()];
    }

    /** Returns regularized least squares, {@code c (||Xw - y||² + lambda ||w||²)}. */
    public static LossSum leastSquares(LabeledMatrix examples, Scaling scaling, double lambda, Workers workers) {
        return new LossSum(examples, Loss.SQUARED, scaling, lambda, workers);
    }

    /** The same with products of the examples' matrix on any device, for full gradients. */
    public static LossSum leastSquares(
            LabeledMatrix examples, SparseProducts products, Scaling scaling, double lambda) {
        return new LossSum(examples, products, Loss.SQUARED, scaling, lambda);
    }

    private static SparseProducts requireSize(SparseProducts products, CsrMatrix x) {
        if (products.rows() != x.rows() || products.columns() != x.columns()) {
            throw new IllegalArgumentException(
                    "products: expected those of " + x + ", got " + products.rows() + " x " + products.columns());
        }
        return products;
    }

    @Override
    public int dimension() {
        return x.columns();
    }

    /** Returns n. */
    public int examples() {
        return x.rows();
    }

    @Override
    public double value(double[] w) {
        products.multiply(w, slopes);
        return scaling.factor(y.length) * (sumOfLosses() + lambda * Vectors.dot(w, w));
    }

    @Override
    public void gradient(double[] w, double[] gradient) {
        products.multiply(w, slopes);
        finishGradient(w, gradient);
    }

    @Override
    public double valueAndGradient(double[] w, double[] gradient) {
        products.multiply(w, slopes);
        double value = scaling.factor(y.length) * (sumOfLosses() + lambda * Vectors.dot(w, w));
        finishGradient(w, gradient);
        return value;
    }

    /** Returns the descent of least squares where the products' device runs it; other losses have no kernels. */
    @Override
    public Optional<DeviceDescent> onDevice() {
        return loss == Loss.SQUARED ? products.descent(y, lambda, scaling.factor(y.length)) : Optional.empty();
    }

    /** Sums the losses at the margins that stand in the scratch vector. */
    private double sumOfLosses() {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += loss.value(slopes[i], y[i]);
        }
        return sum;
    }

    /** Turns the margins in the scratch vector into slopes, and those into the gradient. */
    private void finishGradient(double[] w, double[] gradient) {
        double c = scaling.factor(y.length);
        for (int i = 0; i < y.length; i++) {
            slopes[i] = c * loss.slope(slopes[i], y[i]);
        }
        products.multiplyTransposed(slopes, gradient);
        Vectors.addScaled(decay(y.length), w, gradient);
    }

    /**
     * Overwrites gradient (d) with that of a mini-batch at w.
     *
     * @param order of the examples; the batch is order[from], order[from + 1], ..., order[to - 1]
     */
    public void batchGradient(int[] order, int from, int to, double[] w, double[] gradient) {
        double decay = decay(to - from);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = decay * w[j];
        }
        double c = scaling.batchFactor(y.length, to - from);
        for (int r = from; r < to; r++) {
            int i = order[r];
            x.addRow(i, c * loss.slope(x.dotRow(i, w), y[i]), gradient);
        }
    }

    /** Returns the factor of w in the gradient of a batch of b: the regularizer's share. */
    private double decay(int batch) {
        return scaling.batchFactor(y.length, batch) * batch / y.length * 2 * lambda;
    }
}
