/**
 * The GPU: kernels as PTX, memory, sparse products and whole solves on it.
 *
 * <p>May import {@code data.matrix} and {@code model.device}. The only package that knows JCuda; knows no solver and no optimizer of the
 * CPU's.
 */
package org.ridgeline.model.gpu;
