/**
 * Results as text that is compared byte by byte: the table as Markdown, CSV and plain text, JSON with sorted keys,
 * checks as plain text and JUnit XML.
 *
 * <p>Every renderer returns a string with {@code \n} line ends, asks no locale, clock or environment, and writes no
 * file.
 *
 * <p>May import {@code eval.reproduction} and {@code eval.uncertainty}. Knows no model and no corpus.
 */
package org.ridgeline.reports.table;
