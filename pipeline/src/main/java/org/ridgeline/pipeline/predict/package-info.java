/**
 * A stored model put to use: texts classified and explained, streams of rows scored in order and in memory that does not grow with their
 * number, and models in formats of others: ONNX, for runtimes of neural networks, and JSON, for every language.
 *
 * <p>May import {@code data}, {@code model}, {@code eval.metric} and {@code reports.table}; no other package of the pipeline. Writes to the streams
 * that it is given; prints nothing.
 */
package org.ridgeline.pipeline.predict;
