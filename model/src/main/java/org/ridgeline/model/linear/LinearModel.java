package org.ridgeline.model.linear;

import java.util.Arrays;
import java.util.Locale;

/**
 * A linear scorer {@code s(x) = w'x + b}: one weight a feature, a bias, and the lambda it was fitted with.
 *
 * <p>The bias is the weight of the chapter's constant feature x0 = 1 (Example 3.3.1). In the fit it stands last and is
 * penalised like every other weight, so {@link #norm()} includes it: with it
 * {@code J = n * mse + lambda * norm()^2} is the minimised objective. Vectors that hold the bias as their last entry
 * are called augmented here.
 *
 * <p>Immutable; every array that goes in or comes out is copied. All numbers are finite.
 */
public final class LinearModel {

    private final double[] weights;
    private final double bias;
    private final double lambda;

    /**
     * Makes a model of its parts.
     *
     * @param weights d finite weights, without the bias; copied
     * @param bias finite
     * @param lambda what the sum of squared errors was penalised with, finite, zero or more; 0 means minimum norm
     * @throws IllegalArgumentException where a number is out of range
     */
    public LinearModel(double[] weights, double bias, double lambda) {
        this.weights = weights.clone();
        this.bias = bias;
        this.lambda = lambda;
        for (int j = 0; j < this.weights.length; j++) {
            if (!Double.isFinite(this.weights[j])) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "weight of column %d: expected a finite number, got %s", j, this.weights[j]));
            }
        }
        if (!Double.isFinite(bias)) {
            throw new IllegalArgumentException("bias: expected a finite number, got " + bias);
        }
        if (!(lambda >= 0 && lambda <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("lambda: expected a finite number >= 0, got " + lambda);
        }
    }

    /**
     * Returns the model of an augmented vector, as a fit over a matrix with a last column of ones gives it.
     *
     * @param weightsWithBiasLast d weights and the bias, all finite; copied
     * @param lambda finite, zero or more
     * @return a model of dimension {@code weightsWithBiasLast.length - 1}
     * @throws IllegalArgumentException where the vector is empty or a number is out of range
     */
    public static LinearModel fromAugmented(double[] weightsWithBiasLast, double lambda) {
        int d = weightsWithBiasLast.length - 1;
        if (d < 0) {
            throw new IllegalArgumentException("weights with bias last: expected at least the bias, got none");
        }
        return new LinearModel(Arrays.copyOf(weightsWithBiasLast, d), weightsWithBiasLast[d], lambda);
    }

    /** Returns the model of a fit's weights, copied, of which the last is the bias where there is one. */
    public static LinearModel of(double[] weights, double lambda, boolean bias) {
        return bias ? fromAugmented(weights, lambda) : new LinearModel(weights, 0, lambda);
    }

    /** Returns d, the number of weights without the bias. */
    public int dimension() {
        return weights.length;
    }

    /**
     * Returns the weight of one column.
     *
     * @param column 0 to {@code dimension() - 1}
     * @return the weight
     * @throws IllegalArgumentException where there is no such column
     */
    public double weight(int column) {
        if (column < 0 || column >= weights.length) {
            throw noSuchColumn(column);
        }
        return weights[column];
    }

    /** Returns the bias, the weight of the constant feature. */
    public double bias() {
        return bias;
    }

    /** Returns the lambda on the summed squared errors that the weights were fitted with; 0 means minimum norm. */
    public double lambda() {
        return lambda;
    }

    /** Returns a fresh array of d + 1 numbers: the weights, then the bias. */
    public double[] augmented() {
        double[] augmented = Arrays.copyOf(weights, weights.length + 1);
        augmented[weights.length] = bias;
        return augmented;
    }

    /** Returns the Euclidean norm of the augmented vector, bias included; O(d), summed from first to last. */
    public double norm() {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return Math.sqrt(squares + bias * bias);
    }

    /**
     * Returns the score of one sparse row, {@code sum_i values[i] * w[columns[i]] + b}, summed in the order given.
     *
     * @param columns column of each entry, 0 to {@code dimension() - 1}; a column given twice counts twice
     * @param values value of each entry, as many as columns
     * @return the score; above 0 means positive
     * @throws IllegalArgumentException where the lengths differ or a column does not exist
     */
    public double score(int[] columns, double[] values) {
        if (columns.length != values.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "values: expected one to each of %d columns, got %d", columns.length, values.length));
        }
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (column < 0 || column >= weights.length) {
                throw noSuchColumn(column);
            }
            sum += values[i] * weights[column];
        }
        return sum + bias;
    }

    private IllegalArgumentException noSuchColumn(int column) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "column: expected 0 to %d, got %d", weights.length - 1, column));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "LinearModel[dimension=%d, lambda=%s, norm=%s]", dimension(), lambda, norm());
    }
}
