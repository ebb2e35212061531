/**
 * Two results compared. {@link org.ridgeline.eval.reproduction.Comparison} takes two {@link org.ridgeline.eval.reproduction.Result}s, of runs,
 * run folders or model files, and tells which stages, cells, weights and predictions differ; {@link
 * org.ridgeline.eval.reproduction.ReproductionReport} judges a run by expected values with a tolerance on both sides. Both find by the chain of
 * stage fingerprints where a difference began.
 *
 * <p>A value that is better than expected fails like one that is worse: either way something changed that nobody
 * pinned. What is missing fails, and so does NaN. Floating-point numbers that differ by rounding alone do not fail; whether they are
 * the same bit for bit is told beside the verdict. Imports nothing of Ridgeline; it knows no model and no rendering.
 */
package org.ridgeline.eval.reproduction;
