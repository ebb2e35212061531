/**
 * Dense symmetric matrices, their factors and triangular solves: in Java, with the same bits on every machine, and by jblas.
 *
 * <p>May import {@code model.device}. Takes its workers from there; knows no sparse matrix, no data and no objective.
 */
package org.ridgeline.model.dense;
