/**
 * Figures as plain numbers, drawn as SVG and PNG, with their data as CSV.
 *
 * <p>{@link org.ridgeline.reports.figure.Figure} and its kinds say what is shown;
 * {@link org.ridgeline.reports.figure.FigureSvg}, {@link org.ridgeline.reports.figure.FigurePng} and
 * {@link org.ridgeline.reports.figure.FigureCsv} render it. Text is measured by a table and not by the machine's fonts, so
 * that an SVG has the same bytes everywhere and needs no font to be drawn.
 *
 * <p>May import {@code reports.table}. Knows no model, no corpus and no page; the only package that draws.
 */
package org.ridgeline.reports.figure;
