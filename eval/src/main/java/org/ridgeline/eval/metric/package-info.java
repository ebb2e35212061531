/**
 * Measures of a linear scorer's answers: mean squared error, accuracy, the confusion matrix.
 *
 * <p>May import nothing of this project. Takes plain arrays.
 */
package org.ridgeline.eval.metric;
