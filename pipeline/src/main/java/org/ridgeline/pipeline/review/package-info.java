/**
 * A model of a user's own reviews: their files are read and counted in one pass, split, fitted and measured. {@link
 * org.ridgeline.pipeline.review.PlanProperties} says what of that a model file keeps, so that it can be made again.
 *
 * <p>Prints nothing and writes nothing but the rows that do not fit in memory; {@code pipeline.cli} writes the model. May import {@code data},
 *  * {@code model}, {@code eval}, {@code pipeline.experiment}, {@code run}, {@code study} and {@code predict}.
 *  */
package org.ridgeline.pipeline.review;
