/**
 * Makes a model again from what its file records, and compares the two, stage by stage, down to weights and scores.
 *
 * <p>May import {@code data}, {@code model}, {@code eval}, {@code pipeline.classifier}, {@code pipeline.experiment} and {@code
 * pipeline.stage}.
 */
package org.ridgeline.pipeline.retrain;
