/**
 * A stored model in formats of others: ONNX, for runtimes of neural networks, and JSON, for every language.
 *
 * <p>May import {@code data}, {@code model}, {@code reports.table} and {@code pipeline.classifier}. Returns bytes and writes no file.
 */
package org.ridgeline.pipeline.export;
