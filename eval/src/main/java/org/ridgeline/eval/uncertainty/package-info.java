/**
 * How far a measured figure could be chance: bootstrap intervals, McNemar's test of two fits on the same documents,
 * Wilson's interval of a share.
 *
 * <p>May import nothing of this project. Takes plain arrays or counts.
 */
package org.ridgeline.eval.uncertainty;
