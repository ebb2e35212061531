package org.ridgeline.model.linear;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a fit w was computed and how exact it is, whether a solver or a descent computed it; from products computed afresh after it stopped.
 *
 * @param method the solver or update rule, in lower case
 * @param iterations Krylov steps, one or two products with X and Xᵀ each, or steps of a descent
 * @param normalResidual {@code ||Xᵀ(Xw - y) + lambda w|| / ||Xᵀy||}
 * @param fitResidual {@code ||Xw - y|| / ||y||}; from an exact solver over the distinct rows, each with the mean of its labels
 * @param interpolates whether the distinct rows are independent and lambda is 0, so that an exact fit has residual 0; then the tolerance
 *     holds for the fit residual as well, which bounds the error of the weights by {@code ||Xw - y||} over the smallest singular value
 * @param tolerance what the residuals were required to reach; 0 where nothing was required
 * @param rank the rank of X, empty where it was too costly to determine
 * @param condition the condition number of X with {@code sqrt(lambda) I} below it: from cholesky an estimate that has converged with
 *     the fit, from cg a bound, from lsqr an upper estimate in the Frobenius norm; empty where the method yields none
 * @param dense what computed the dense algebra of the fit, and how ({@code model.dense.DenseBackend#arithmetic}); empty without any
 * @param seconds wall time of the fit
 */
public record Certificate(
        String method,
        long iterations,
        double normalResidual,
        double fitResidual,
        boolean interpolates,
        double tolerance,
        OptionalInt rank,
        OptionalDouble condition,
        Optional<String> dense,
        double seconds) {

    public Certificate {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(dense, "dense");
    }

    /** Returns the residual that the tolerance is about: the larger one where the fit interpolates, else that of the normal equations. */
    public double relativeResidual() {
        return interpolates ? Math.max(normalResidual, fitResidual) : normalResidual;
    }

    /** Returns whether the tolerance was reached; false for a residual that is not a number. */
    public boolean converged() {
        return relativeResidual() <= tolerance;
    }

    public String requirement() {
        return tolerance == 0 ? "none required" : String.format(Locale.ROOT, "at most %.0e", tolerance);
    }
}
