/**
 * How lambda is chosen: the folds of the training rows, and the cross-validated error of a grid of lambdas.
 *
 * <p>May import {@code data.matrix}, {@code model.device}, {@code model.linear} and {@code model.solver}. What an error
 * is, the caller says.
 */
package org.ridgeline.model.selection;
