/**
 * The worked examples of the chapter (Introduction to Machine Learning, Princeton COS 324, chapter 3) and of the lecture beside it,
 * as objectives.
 *
 * <p>May import {@code data.matrix}, {@code model.device} and {@code model.linear}.
 */
package org.ridgeline.model.problem;
