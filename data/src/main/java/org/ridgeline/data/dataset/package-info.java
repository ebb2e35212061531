/**
 * Labelled documents: formats of files, columns, labels, splits, rows that are bad, texts that repeat; the treebank; and the
 * synthetic corpus that stands in for it.
 *
 * <p>May import {@code data.disk}, {@code data.source}, {@code data.text} and Jackson.
 */
package org.ridgeline.data.dataset;
