/**
 * The stages of a run, each a function of its inputs alone: fetch, tokenize, vectorize, train, evaluate, publish. What
 * a stage puts out is fingerprinted, and how long it took is noted.
 *
 * <p>May import every module of ours; not {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.stage;
