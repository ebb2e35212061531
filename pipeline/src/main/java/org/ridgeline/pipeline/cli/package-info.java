/**
 * The commands; the only package that knows an option, prints or exits. Results go to standard output, progress and errors to
 * standard error.
 *
 * <p>May import {@code data.dataset}, {@code data.disk}, {@code data.features}, {@code data.matrix}, {@code data.source},
 * {@code data.text}, {@code eval.metric}, {@code eval.reproduction}, {@code model.dense}, {@code model.device}, {@code model.gpu},
 * {@code model.linear}, {@code model.optimizer}, {@code model.selection}, {@code model.solver}, {@code model.store},
 * {@code pipeline.experiment}, {@code pipeline.predict}, {@code pipeline.publish}, {@code pipeline.reproduce}, {@code pipeline.run},
 * {@code pipeline.study}, {@code reports.figure}, {@code reports.page} and {@code reports.table}.
 */
package org.ridgeline.pipeline.cli;
