/**
 * Labelled texts from a user's own files, row by row: formats, columns, labels, splits, rows that are bad, texts that repeat.
 *
 * <p>May import commons-csv and Jackson; nothing else of Ridgeline.
 */
package org.ridgeline.data.review;
