/**
 * Results made to come out again: the pinned values of an experiment's file with their history and how far they spread, and a model made
 * again from what its file records.
 *
 * <p>Pinned are {@code expected.cells[].pinned} and the fingerprints under {@code expected.stages}. What is cited from the published table,
 * {@code book} and {@code band}, is never rewritten, and no tolerance is. The history of {@code NAME.yaml} is {@code NAME.history.jsonl}
 * beside it: one change a line, so that two branches merge by keeping both.
 *
 * <p>May import {@code data.dataset}, {@code data.disk}, {@code data.features}, {@code data.matrix}, {@code eval.reproduction},
 * {@code model.dense}, {@code model.device}, {@code model.linear}, {@code model.solver}, {@code model.store},
 * {@code pipeline.experiment}, {@code pipeline.predict}, {@code pipeline.run} and {@code reports.table}. Does not know
 * {@code pipeline.publish}, which shows the history. Prints nothing.
 */
package org.ridgeline.pipeline.reproduce;
