/**
 * The worked examples of the chapter and the lecture, computed and held beside the printed numbers, and the comparison of all
 * optimizers on one corpus.
 *
 * <p>May import every module of ours and {@code pipeline.stage}; not {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.lab;
