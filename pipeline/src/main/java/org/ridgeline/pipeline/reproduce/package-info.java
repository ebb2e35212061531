/**
 * Results made to come out again: the pinned values of an experiment file with their history, and a model made again from what its file
 * records.
 *
 * <p>Pinned are this project's own results: {@code expected.cells[].pinned} and every fingerprint under {@code expected.stages}, with the
 * hash of exact bits behind a sketch, which no check fails by and every update pins. What is cited from the published table,
 * {@code book}, and how far it may be off, {@code band}, is never rewritten, and no tolerance is.
 *
 * <p>The history of {@code NAME.yaml} stands beside it in {@code NAME.history.jsonl}, one change a line. JSON lines, because a change is
 * one added line in a diff and two branches merge by keeping both; because a reason may hold commas and quotes, and a CSV cell that
 * begins with a minus would need an apostrophe for spreadsheets; and because every language reads it line by line.
 *
 * <p>{@link org.ridgeline.pipeline.reproduce.Retrained} compares a model with one made again, stage by stage, down to weights and scores.
 *
 * <p>May import {@code data}, {@code model}, {@code eval}, {@code reports.table}, {@code pipeline.experiment}, {@code run}, {@code review} and {@code predict};
 * not {@code pipeline.publish}, which shows the history, nor {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.reproduce;
