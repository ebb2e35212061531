/**
 * What a run leaves behind: its folder, the manifest with the hash of every file, metrics, models, and the report with its
 * data, figures and tables; and all of that read back, so that a report is made again without the run.
 *
 * <p>May import {@code pipeline.stage}, {@code pipeline.study}, {@code pipeline.experiment}, {@code pipeline.pinned}, the model file and the reports;
 * not {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.publish;
