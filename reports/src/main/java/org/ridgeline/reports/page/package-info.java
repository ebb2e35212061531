/**
 * The report: one self-contained HTML page from plain data, and the files that go with it.
 *
 * <p>Takes records declared here and measures. The templates are the resources {@code report.mustache} and
 * {@code sections.mustache} beside this package, with {@code page.css} and {@code sections.css}.
 *
 * <p>May import {@code eval.metric}, {@code eval.reproduction}, {@code reports.figure} and {@code reports.table}. Knows no model
 * and no corpus.
 */
package org.ridgeline.reports.page;
