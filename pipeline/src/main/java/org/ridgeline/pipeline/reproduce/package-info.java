/**
 * Results made to come out again: the pinned values of an experiment's file with their history and how far they spread, and a model made
 * again from what its file records.
 *
 * <p>Pinned are {@code expected.cells[].pinned} and the fingerprints under {@code expected.stages}. What is cited from the published table,
 * {@code book} and {@code band}, is never rewritten, and no tolerance is. The history of {@code NAME.yaml} is {@code NAME.history.jsonl}
 * beside it: one change a line, so that two branches merge by keeping both.
 *
 * <p>May import {@code data}, {@code model}, {@code eval}, {@code reports.table}, {@code pipeline.experiment}, {@code run}, {@code review} and {@code predict};
 * not {@code pipeline.publish}, which shows the history, nor {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.reproduce;
