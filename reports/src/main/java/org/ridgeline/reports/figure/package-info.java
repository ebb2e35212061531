/**
 * Figures as plain numbers, drawn as SVG and PNG, with their data as CSV.
 *
 * <p>Knows no model, no corpus and no page; may import {@code reports.table}, JFreeChart and JFreeSVG.
 */
package org.ridgeline.reports.figure;
