/**
 * What a fit computes with: sparse products behind one small interface, dense linear algebra, and the threads that share out large
 * work.
 *
 * <p>May import {@code data.matrix} and jblas; knows no objective and no solver.
 */
package org.ridgeline.model.device;
