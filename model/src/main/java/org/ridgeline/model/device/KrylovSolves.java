package org.ridgeline.model.device;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whole Krylov solves by a device with a matrix X (n x d) that it holds, so that no vector leaves it between two steps.
 *
 * <p>They stop as the CPU's do; whether a result is good enough is for the caller to certify.
 */
public interface KrylovSolves {

    /**
     * Solves {@code (XᵀX + lambda I) w = Xᵀy} by conjugate gradients, scaled by the diagonal, for as many lambda in one pass over X as the
     * device has room for.
     *
     * @param y labels (n)
     * @param lambdas at least one, each above 0
     * @param tolerance of {@code ||Xᵀy - (XᵀX + lambda I) w||} relative to {@code ||Xᵀy||}
     * @return one solution for each lambda, in order
     */
    List<Solution> conjugateGradients(double[] y, List<Double> lambdas, double tolerance, int maxIterations);

    /**
     * Minimizes {@code ||Xw - y||² + damp² ||w||²} by LSQR from w = 0; with damp = 0 it goes to the minimum-norm solution.
     *
     * @param y labels (n)
     * @param interpolate whether {@code ||Xw - y|| <= tolerance ||y||} is asked for, too
     * @param tolerance of {@code ||Xᵀ(y - Xw) - damp² w||} relative to {@code ||Xᵀy||}
     */
    Solution lsqr(double[] y, double damp, boolean interpolate, double tolerance, int maxIterations);

    /**
     * What was found.
     *
     * @param weights w (d)
     * @param iterations steps taken
     * @param condition an upper estimate of the condition; empty where the method has none
     */
    record Solution(double[] weights, int iterations, OptionalDouble condition) {

        public Solution {
            weights = weights.clone();
        }

        /** Returns a copy of w (d). */
        @Override
        public double[] weights() {
            return weights.clone();
        }
    }
}
