/**
 * Studies: what a report shows around the table. Each computes plain numbers from a {@link org.ridgeline.pipeline.study.StudyInput}, a small
 * view of a run, and reports them through a {@link org.ridgeline.pipeline.study.ReportBuilder}: texts, figures and tables for people, records and
 * values for programs. One class, registered in {@link org.ridgeline.pipeline.study.Studies}.
 *
 * <p>May import {@code pipeline.experiment}, {@code run}, the data, the model, the metrics and the report's data; nothing here prints, and
 * nothing here draws.
 */
package org.ridgeline.pipeline.study;
