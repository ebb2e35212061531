/**
 * The linear model and the objective that fits it: loss, regularizer, value, gradient, optimality residual, largest curvature.
 *
 * <p>May import {@code data.matrix} and {@code model.device}.
 */
package org.ridgeline.model.linear;
