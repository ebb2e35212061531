package org.ridgeline.model.optimizer;

import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.PowerIteration;

/** The step size 1/L, with which full-batch gradient descent on least squares never rises. */
public final class SafeStep {

    private SafeStep() {}

    /**
     * Returns {@code 1 / L} for {@code c (||Xw - y||² + lambda ||w||²)}, whose gradient has the Lipschitz constant {@code L = 2 c
     * (sigma_max(X)² + lambda)}.
     */
    public static double of(LabeledMatrix examples, Scaling scaling, double lambda, Workers workers) {
        double sigma = PowerIteration.largestSingularValue(new CpuSparseProducts(examples.matrix(), workers));
        return 1 / (2 * scaling.factor(examples.rows()) * (sigma * sigma + lambda));
    }
}
