/**
 * Two results compared: {@link org.ridgeline.eval.reproduction.Comparison} tells which stages, cells, weights and predictions of a {@link
 * org.ridgeline.eval.reproduction.Result} differ from another's, or from expected values with tolerances.
 *
 * <p>A value that is better than expected fails like one that is worse, and what is missing or NaN fails. Numbers that differ by rounding
 * alone pass; whether they are the same bit for bit is told beside.
 *
 * <p>May import nothing of this project. Knows no model and no rendering.
 */
package org.ridgeline.eval.reproduction;
