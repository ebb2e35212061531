/**
 * Streams of texts scored: rows in, predictions out, in order and in memory that does not grow with their number.
 *
 * <p>May import {@code data.dataset}, {@code model.device}, {@code reports.table} and {@code pipeline.classifier}; writes to the stream
 * it is given and prints nothing.
 */
package org.ridgeline.pipeline.predict;
