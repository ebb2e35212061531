/**
 * Sparse matrices and the labels beside their rows: plain numbers, nothing of words, files or models.
 *
 * <p>May import the JDK only.
 */
package org.ridgeline.data.matrix;
