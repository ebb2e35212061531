/**
 * Studies: what a report shows around the table, each computed from a finished run and put out as one section of plain data.
 *
 * <p>May import {@code pipeline.stage}, {@code pipeline.experiment}, {@code pipeline.lab}, {@code pipeline.sweep}, the model, the metrics and the report's data; nothing here
 * prints, and nothing here draws.
 */
package org.ridgeline.pipeline.study;
