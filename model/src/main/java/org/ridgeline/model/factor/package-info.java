/**
 * The factor of regularized normal equations with the columns kept as unknowns of their own: elimination order, sparse part,
 * dense part.
 *
 * <p>May import {@code data.matrix}, {@code model.dense} and {@code model.device}. Knows no labels and no objective.
 */
package org.ridgeline.model.factor;
