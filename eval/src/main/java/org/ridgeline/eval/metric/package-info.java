/**
 * Measures of a linear scorer's answers: mean squared error, accuracy, the confusion matrix.
 *
 * <p>Everything here takes plain arrays of scores and labels. Imports nothing of Ridgeline; it knows no model, no
 * matrix and no corpus.
 */
package org.ridgeline.eval.metric;
