/**
 * How far a measured figure could be chance: bootstrap intervals, McNemar's test of two fits on the same documents,
 * Wilson's interval of a share. Takes plain arrays or counts; imports nothing of Ridgeline.
 */
package org.ridgeline.eval.uncertainty;
