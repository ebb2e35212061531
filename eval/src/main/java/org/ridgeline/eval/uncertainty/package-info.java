/**
 * How far a measured figure could be chance: bootstrap intervals, McNemar's test of two fits on the same documents,
 * Wilson's interval of a share.
 *
 * <p>Everything here takes plain arrays of per-document values, or counts. Imports nothing of Ridgeline; it knows no
 * model, no matrix and no corpus.
 */
package org.ridgeline.eval.uncertainty;
