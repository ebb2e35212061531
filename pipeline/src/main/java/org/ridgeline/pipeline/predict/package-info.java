/**
 * A stored model put to use: texts classified and explained, streams of rows scored in order and in memory that does not grow with their
 * number, and models in formats of others: ONNX, for runtimes of neural networks, and JSON, for every language.
 *
 * <p>May import {@code data.dataset}, {@code data.features}, {@code data.source}, {@code data.text}, {@code eval.metric},
 * {@code model.device}, {@code model.linear}, {@code model.store} and {@code reports.table}. Knows no other package of the pipeline;
 * writes to the streams that it is given, prints nothing.
 */
package org.ridgeline.pipeline.predict;
