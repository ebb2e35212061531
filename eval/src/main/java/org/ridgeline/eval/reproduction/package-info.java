/**
 * Does a run reproduce what it should? Expected values with two-sided verdicts, and the chain of stage fingerprints
 * that says where a difference began.
 *
 * <p>A value that is better than expected fails like one that is worse: either way something changed that nobody
 * pinned. What is missing fails, and so does NaN. Floating-point numbers that differ by rounding alone do not fail; whether they are
 * the same bit for bit is told beside the verdict. Imports nothing of Ridgeline; it knows no model and no rendering.
 */
package org.ridgeline.eval.reproduction;
