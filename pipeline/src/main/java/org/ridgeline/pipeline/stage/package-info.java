/**
 * The stages of a run, each a function of its inputs alone: fetch, tokenize, vectorize, train, evaluate. What a
 * stage puts out is fingerprinted, and how long it took is noted. What is written of it is {@code pipeline.publish}'s matter.
 *
 * <p>May import every module of ours; not {@code pipeline.study}, {@code pipeline.publish} and {@code pipeline.cli}. Prints nothing.
 */
package org.ridgeline.pipeline.stage;
