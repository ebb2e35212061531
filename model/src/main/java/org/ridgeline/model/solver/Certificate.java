package org.ridgeline.model.solver;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is known about a computed fit w, from products computed afresh after the solver stopped.
 *
 * @param method the method that ran, never {@link Solver#AUTO}
 * @param lambda the regularization strength on the sum of squares
 * @param iterations Krylov steps, one or two products with X and Xᵀ each
 * @param normalResidual {@code ||Xᵀ(Xw - y) + lambda w|| / ||Xᵀy||}
 * @param fitResidual {@code ||Xw - y|| / ||y||} over the distinct rows, each with the mean of its labels
 * @param interpolates whether the distinct rows are independent and lambda is 0, so that an exact fit has residual 0; then
 *     the tolerance holds for the fit residual as well. It is the stronger statement: the error of the weights is at most
 *     {@code ||Xw - y||} over the smallest singular value
 * @param tolerance what the residuals were required to reach
 * @param rank the rank of X, empty where it was too costly to determine
 * @param condition the condition number of X with {@code sqrt(lambda) I} below it: from cholesky an estimate that has converged with
 *     the fit, from cg a bound, exact where the columns of X are dependent, from lsqr an upper estimate in the Frobenius norm; empty
 *     where the method yields none
 * @param dense what computed the dense algebra of the fit, and how ({@link org.ridgeline.model.dense.DenseBackend#arithmetic}); empty
 *     where there was none
 * @param seconds wall time of the fit
 */
public record Certificate(
        Solver method,
        double lambda,
        int iterations,
        double normalResidual,
        double fitResidual,
        boolean interpolates,
        double tolerance,
        OptionalInt rank,
        OptionalDouble condition,
        Optional<String> dense,
        double seconds) {

    /** Checks that the method is a concrete one. */
    public Certificate {
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(dense, "dense");
        if (method == null || method == Solver.AUTO) {
            throw new IllegalArgumentException("method must be the one that ran, got " + method);
        }
    }

    /** Returns the residual that the tolerance is about: the fit residual where the fit interpolates, else the other. */
    public double relativeResidual() {
        return interpolates ? Math.max(normalResidual, fitResidual) : normalResidual;
    }

    /** Returns whether the tolerance was reached; false for a residual that is not a number. */
    public boolean converged() {
        return relativeResidual() <= tolerance;
    }
}
