/**
 * The sparse products that a fit needs, behind one small interface, and the threads that share out large work.
 *
 * <p>May import {@code data.matrix}; knows no objective and no solver.
 */
package org.ridgeline.model.device;
