/**
 * What a run leaves behind: its folder, the manifest with the hash of every file, metrics, models, and the report with its
 * data, figures and tables; and all of that read back, so that a report is made again without the run.
 *
 * <p>May import {@code pipeline.stage}, {@code study}, {@code experiment}, {@code pinned}, {@code classifier} and {@code device}; of {@code data}
 * {@code corpus}, {@code text} and {@code disk}; of {@code model} {@code store} and {@code device}; {@code eval} and {@code reports}. Prints nothing.
 */
package org.ridgeline.pipeline.publish;
