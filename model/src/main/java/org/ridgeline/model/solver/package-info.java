/**
 * Exact and Krylov solvers for least squares, with and without an L2 regularizer; each fit comes with a certificate.
 *
 * <p>May import {@code data.matrix}, {@code model.device}, {@code model.linear} and {@code model.factor}.
 */
package org.ridgeline.model.solver;
