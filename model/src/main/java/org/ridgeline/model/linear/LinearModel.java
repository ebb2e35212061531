package org.ridgeline.model.linear;

import java.util.Arrays;

/**
 * A linear scorer {@code s(x) = w'x + b}: one weight a feature, a bias, and the lambda it was fitted with. All numbers are finite.
 *
 * <p>The bias is the weight of the chapter's constant feature x0 = 1 (Example 3.3.1), penalized like every other weight: {@code n * mse + lambda *
 * norm()^2} is the minimized objective. In a fit it stands last; vectors that hold it as their last entry are called augmented.
 */
public final class LinearModel {

    private final double[] weights;
    private final double bias;
    private final double lambda;

    /**
     * Makes a model of its parts; fails where a number is out of range.
     *
     * @param weights d finite weights, without the bias; copied
     * @param lambda on the sum of squared errors, zero or more; 0 means the minimum-norm solution
     */
    public LinearModel(double[] weights, double bias, double lambda) {
        this.weights = weights.clone();
        this.bias = bias;
        this.lambda = lambda;
        for (int j = 0; j < this.weights.length; j++) {
            if (!Double.isFinite(this.weights[j])) {
                throw new IllegalArgumentException(
                        "weight of column " + j + ": expected a finite number, got " + this.weights[j]);
            }
        }
        if (!Double.isFinite(bias)) {
            throw new IllegalArgumentException("bias: expected a finite number, got " + bias);
        }
        if (!(lambda >= 0 && lambda <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("lambda: expected a finite number >= 0, got " + lambda);
        }
    }

    /** Returns the model of a fit's weights, copied, of which the last is the bias where there is one. */
    public static LinearModel of(double[] weights, double lambda, boolean bias) {
        if (!bias) {
            return new LinearModel(weights, 0, lambda);
        }
        int d = weights.length - 1;
        if (d < 0) {
            throw new IllegalArgumentException("weights with the bias last: expected at least the bias, got none");
        }
        return new LinearModel(Arrays.copyOf(weights, d), weights[d], lambda);
    }

    /** Returns d, the number of weights without the bias. */
    public int dimension() {
        return weights.length;
    }

    /** Returns the weight of a column, from 0; fails where there is none. */
    public double weight(int column) {
        if (column < 0 || column >= weights.length) {
            throw new IllegalArgumentException("column: expected 0 to " + (weights.length - 1) + ", got " + column);
        }
        return weights[column];
    }

    public double bias() {
        return bias;
    }

    /** Returns the lambda beside the sum of squared errors that the weights were fitted with; 0 means the minimum-norm solution. */
    public double lambda() {
        return lambda;
    }

    /** Returns a fresh array of d + 1 numbers: the weights, then the bias. */
    public double[] augmented() {
        double[] augmented = Arrays.copyOf(weights, weights.length + 1);
        augmented[weights.length] = bias;
        return augmented;
    }

    /** Returns the Euclidean norm of the augmented vector. */
    public double norm() {
        return Vectors.norm(augmented());
    }
}
