/**
 * The report: one self-contained HTML page from plain data.
 *
 * <p>Takes records declared here and the measures of {@code org.ridgeline.eval}; may import
 * {@code org.ridgeline.eval}, {@code org.ridgeline.reports.table} and jmustache; knows no model and no corpus. The
 * template is the resource {@code report.mustache} beside this package.
 */
package org.ridgeline.reports.page;
