/**
 * Studies: what a report shows around the table. Each computes plain numbers from a {@link org.ridgeline.pipeline.study.StudyInput}, a small
 * view of a run, and reports them through a {@link org.ridgeline.pipeline.study.ReportBuilder}: texts, figures and tables for people, records and
 * values for programs. One class, registered in {@link org.ridgeline.pipeline.study.Studies}.
 *
 * <p>May import {@code data.dataset}, {@code data.features}, {@code data.matrix}, {@code data.text}, {@code eval.metric},
 * {@code eval.reproduction}, {@code eval.uncertainty}, {@code model.device}, {@code model.linear}, {@code model.optimizer},
 * {@code model.problem}, {@code model.selection}, {@code model.solver}, {@code pipeline.experiment}, {@code pipeline.run},
 * {@code reports.figure}, {@code reports.page} and {@code reports.table}. Prints nothing and draws nothing.
 */
package org.ridgeline.pipeline.study;
