package org.ridgeline.model.linear;

/**
 * What a sum of n losses is multiplied by. It multiplies the regularizer too, so the minimizer is the same under each, and
 * lambda is always the one that stands beside the plain sum.
 */
public enum Scaling {
    /** The sum as it is. */
    SUM,
    /** Its half, as in the chapter's equation 3.4. */
    HALF_SUM,
    /** The sum over n: lambda/n stands beside the mean. */
    MEAN;

    double factor(int examples) {
        return switch (this) {
            case SUM -> 1;
            case HALF_SUM -> 0.5;
            case MEAN -> 1.0 / examples;
        };
    }

    /**
     * Returns the Lipschitz constant {@code L = 2 c (sigma² + lambda)} of the gradient of ridge regression over n examples: with the step
     * size 1/L full-batch gradient descent never rises.
     *
     * @param sigma the largest singular value of X
     */
    public double curvature(double sigma, int examples, double lambda) {
        double ofSum = 2 * (sigma * sigma + lambda);
        return switch (this) {
            case SUM -> ofSum;
            case HALF_SUM -> ofSum / 2;
            case MEAN -> ofSum / examples;
        };
    }

    /** Returns what a batch's own sum is multiplied by: under the mean a batch stands for all n, under the sums for its share of them. */
    double batchFactor(int examples, int batch) {
        return this == MEAN ? 1.0 / batch : factor(examples);
    }
}
