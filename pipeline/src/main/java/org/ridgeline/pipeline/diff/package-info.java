/**
 * Compares two finished runs: parameters, versions, stages, cells, weights and predictions.
 *
 * <p>May import {@code model.linear}, {@code model.store}, {@code eval}, {@code pipeline.experiment} and {@code pipeline.publish}. Only the
 * command line imports it. Reads the two folders, writes nothing.
 */
package org.ridgeline.pipeline.diff;
