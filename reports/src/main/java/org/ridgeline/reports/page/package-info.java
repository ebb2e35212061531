/**
 * The report: one self-contained HTML page from plain data, and the files that go with it.
 *
 * <p>Takes records declared here and the measures of {@code org.ridgeline.eval}; may import {@code org.ridgeline.eval},
 * {@code org.ridgeline.reports.table}, {@code org.ridgeline.reports.figure} and jmustache; knows no model and no corpus. The
 * templates are the resources {@code report.mustache} and {@code sections.mustache} beside this package, with
 * {@code page.css} and {@code sections.css}.
 */
package org.ridgeline.reports.page;
