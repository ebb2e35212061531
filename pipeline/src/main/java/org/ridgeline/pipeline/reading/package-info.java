/**
 * Reads a data set once, row by row, while other threads count its words: labels, splits, repeated texts, hashes of the files
 * and of the rows.
 *
 * <p>May import {@code data} and {@code eval.reproduction}.
 */
package org.ridgeline.pipeline.reading;
