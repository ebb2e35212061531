/**
 * What a run leaves behind: its folder, the manifest with the hash of every file, metrics, models, and the report with its
 * data, figures and tables; all of that read back, so that a report is made again without the run; and two such folders compared.
 *
 * <p>May import {@code data.dataset}, {@code data.disk}, {@code data.features}, {@code data.source}, {@code data.text},
 * {@code eval.reproduction}, {@code eval.uncertainty}, {@code model.device}, {@code model.linear}, {@code model.solver},
 * {@code model.store}, {@code pipeline.experiment}, {@code pipeline.predict}, {@code pipeline.reproduce}, {@code pipeline.run},
 * {@code pipeline.study}, {@code reports.figure}, {@code reports.page} and {@code reports.table}. Prints nothing.
 */
package org.ridgeline.pipeline.publish;
