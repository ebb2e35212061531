/**
 * Exact and Krylov solvers for least squares, with and without an L2 regularizer; {@code LeastSquares} is the entry, which chooses
 * among them, and each fit comes with a certificate.
 *
 * <p>May import {@code data.matrix}, {@code model.dense}, {@code model.device}, {@code model.factor} and {@code model.linear}.
 */
package org.ridgeline.model.solver;
