/**
 * Sweeps: what becomes of the errors when lambda, the number of documents, the number of words or the number of solver steps changes;
 * computed on matrices and labels alone.
 *
 * <p>May import {@code data.matrix}, {@code data.dataset} for the names of splits, {@code model} and {@code eval.metric}; knows no experiment, no
 * page and no file.
 */
package org.ridgeline.pipeline.sweep;
