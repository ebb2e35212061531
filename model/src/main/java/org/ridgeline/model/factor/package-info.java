/**
 * The factor of regularized normal equations with the columns kept as unknowns of their own: elimination order, sparse part,
 * dense part; and {@link org.ridgeline.model.factor.Blas}, through which all dense linear algebra goes.
 *
 * <p>May import {@code data.matrix}, {@code model.device} and jblas; knows no labels and no objective.
 */
package org.ridgeline.model.factor;
