/**
 * What a run leaves behind: its folder, the manifest with the hash of every file, metrics, models, and the report with its
 * data, figures and tables; all of that read back, so that a report is made again without the run; and two such folders compared.
 *
 * <p>May import {@code data}, {@code model}, {@code eval}, {@code reports}, {@code pipeline.experiment}, {@code run}, {@code study}, {@code reproduce} and
 * {@code predict}. Prints nothing.
 */
package org.ridgeline.pipeline.publish;
