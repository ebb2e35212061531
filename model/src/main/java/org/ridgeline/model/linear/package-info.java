/**
 * The linear model and its objective: loss, gradient, optimality residual, largest curvature.
 *
 * <p>May import {@code data.matrix} and {@code model.device}.
 */
package org.ridgeline.model.linear;
