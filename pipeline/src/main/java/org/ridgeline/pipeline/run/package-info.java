/**
 * A run: an experiment taken through fetch, tokenize, vectorize, train and evaluate, each stage a function of its inputs alone. What a stage
 * puts out is fingerprinted, and how long it took is noted.
 *
 * <p>Training is exact, or by descent ({@link org.ridgeline.pipeline.run.DescendStage}: settings, step sizes, checkpoints, history). {@link
 * org.ridgeline.pipeline.run.Devices} keeps the rule of which device computes and opens the GPU: on the chosen device run the exact fits and the
 * full gradients of descents; on the CPU with any choice mini-batches, federated clients, what the studies fit, and the measures.
 *
 * <p>{@link org.ridgeline.pipeline.run.StageCache} keeps what takes long, fits and slow studies, by what it follows from. A result is JSON in {@code
 * STAGE/KEY} below the cache's folder, behind a line with its SHA-256, by which damage is found when it is read; KEY is the SHA-256 of the
 * inputs, the parameters and the program's code. A file is written beside its place and renamed. No locks: runs at the same time may compute
 * a result twice, to the same bits.
 *
 * <p>May import {@code data.dataset}, {@code data.disk}, {@code data.features}, {@code data.matrix}, {@code data.source},
 * {@code data.text}, {@code eval.metric}, {@code eval.reproduction}, {@code eval.uncertainty}, {@code model.dense},
 * {@code model.device}, {@code model.gpu}, {@code model.linear}, {@code model.optimizer}, {@code model.selection},
 * {@code model.solver}, {@code pipeline.experiment} and {@code reports.table}. Writes nothing but downloads, checkpoints and the
 * cache; prints nothing.
 */
package org.ridgeline.pipeline.run;
