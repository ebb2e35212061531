/**
 * Measures of a linear scorer's answers: mean squared error, accuracy, the confusion matrix.
 * Takes plain arrays; imports nothing of Ridgeline.
 */
package org.ridgeline.eval.metric;
