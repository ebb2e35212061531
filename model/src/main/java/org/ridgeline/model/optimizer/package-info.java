/**
 * Gradient descent and its family: update rules, step sizes, mini-batches, stopping, history, checkpoints, federated
 * averaging.
 *
 * <p>May import {@code data.disk}, {@code data.matrix}, {@code model.device} and {@code model.linear}. Reads no clock but that of the
 * machine's nanoseconds, for the seconds of a descent; prints nothing.
 */
package org.ridgeline.model.optimizer;
