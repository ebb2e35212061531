/**
 * The worked examples of the chapter and the lecture, computed and held beside the printed numbers, and their figures; they look at no run.
 *
 * <p>May import the model, the report's data, and of {@code pipeline} only {@code descent} for the names of optimizers and {@code stage} for wording.
 */
package org.ridgeline.pipeline.study.example;
