/**
 * Makes a model again from what its file records, and compares the two, stage by stage, down to weights and scores: a run's model with {@link
 * org.ridgeline.pipeline.retrain.Retrained#of}, and one of a user's own files with {@link org.ridgeline.pipeline.retrain.RecordedReviews},
 * whose training is {@code pipeline.review}'s.
 *
 * <p>May import {@code data}, {@code model}, {@code eval}, {@code pipeline.classifier}, {@code pipeline.experiment}, {@code pipeline.review} and {@code
 * pipeline.stage}.
 */
package org.ridgeline.pipeline.retrain;
