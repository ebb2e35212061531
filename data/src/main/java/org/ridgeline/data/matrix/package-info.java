/**
 * Sparse matrices and the labels beside their rows: plain numbers, nothing of words or models, and of files only the one that a {@link
 * org.ridgeline.data.matrix.MappedCsrMatrix} keeps its rows in while it is open.
 *
 * <p>May import nothing of this project.
 */
package org.ridgeline.data.matrix;
