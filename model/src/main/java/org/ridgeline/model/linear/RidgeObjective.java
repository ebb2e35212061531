package org.ridgeline.model.linear;

import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.SparseProducts;

/**
 * Regularized least squares, the one home of the objective:
 *
 * <pre>
 * J(w)  = ||Xw - y||² + lambda ||w||²             summed over the n documents, not averaged
 * ∇J(w) = 2 (Xᵀ(Xw - y) + lambda w)
 * </pre>
 *
 * <p>The same minimizer belongs to the mean {@code ||Xw - y||²/n + (lambda/n) ||w||²} and to the half-sum {@code ||Xw -
 * y||²/2 + (lambda/2) ||w||²} of the chapter's equation 3.4 (Introduction to Machine Learning, Princeton COS 324, chapter 3,
 * section 3.3). A bias is a column of ones of X and regularized like every other weight.
 *
 * <p>Not thread-safe: it keeps two scratch vectors.
 */
public final class RidgeObjective {

    private final SparseProducts x;
    private final double[] y;
    private final double lambda;
    private final double[] residual;
    private final double[] gradient;

    /**
     * Binds X (n x d), y (n) and lambda.
     *
     * @throws IllegalArgumentException if y has not n entries or lambda is negative or not finite
     */
    public RidgeObjective(SparseProducts x, double[] y, double lambda) {
        if (y.length != x.rows()) {
            throw new IllegalArgumentException("labels: expected one per row, " + x.rows() + ", got " + y.length);
        }
        requireLambda(lambda);
        this.x = x;
        this.y = y.clone();
        this.lambda = lambda;
        this.residual = new double[x.rows()];
        this.gradient = new double[x.columns()];
    }

    /** Binds X and y of the labeled matrix that x multiplies with. */
    public RidgeObjective(SparseProducts x, LabeledMatrix examples, double lambda) {
        this(x, examples.labels(), lambda);
    }

    /**
     * Checks a regularization strength.
     *
     * @throws IllegalArgumentException if lambda is negative, infinite or not a number
     */
    public static void requireLambda(double lambda) {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda must be finite and at least 0, got " + lambda);
        }
    }

    /** Returns d. */
    public int dimension() {
        return x.columns();
    }

    /** Returns J(w) for w (d). */
    public double value(double[] w) {
        computeResidual(w);
        double sum = 0;
        for (double r : residual) {
            sum += r * r;
        }
        double penalty = 0;
        for (double wj : w) {
            penalty += wj * wj;
        }
        return sum + lambda * penalty;
    }

    /** Overwrites g (d) with ∇J(w). */
    public void gradient(double[] w, double[] g) {
        computeResidual(w);
        x.multiplyTransposed(residual, g);
        for (int j = 0; j < g.length; j++) {
            g[j] = 2 * (g[j] + lambda * w[j]);
        }
    }

    /**
     * Returns how far w is from solving the normal equations {@code (XᵀX + lambda I) w = Xᵀy}: the norm of their residual over
     * the norm of Xᵀy; that is {@code ||∇J(w)|| / ||∇J(0)||}, the gradient left over from the start at zero.
     */
    public double optimalityResidual(double[] w) {
        gradient(w, gradient);
        double left = Vectors.norm(gradient);
        if (left == 0) {
            return 0;
        }
        x.multiplyTransposed(y, gradient);
        return left / (2 * Vectors.norm(gradient));
    }

    /** Returns the relative residual {@code ||Xw - y|| / ||y||}, zero for a zero residual. */
    public double fitResidual(double[] w) {
        computeResidual(w);
        double left = Vectors.norm(residual);
        return left == 0 ? 0 : left / Vectors.norm(y);
    }

    private void computeResidual(double[] w) {
        x.multiply(w, residual);
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= y[i];
        }
    }
}
