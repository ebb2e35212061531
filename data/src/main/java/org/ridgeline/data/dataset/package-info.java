/**
 * Labelled documents: a {@link org.ridgeline.data.dataset.Dataset} is files in a {@link org.ridgeline.data.dataset.Format}, the treebank, or
 * the synthetic corpus that stands in for it, opened as a {@link org.ridgeline.data.dataset.DocumentReader}; with columns, labels, splits,
 * rows that are bad, and texts that repeat.
 *
 * <p>May import {@code data.disk}, {@code data.source} and {@code data.text}.
 */
package org.ridgeline.data.dataset;
