/**
 * The GPU: kernels as PTX, memory, sparse products and whole solves on it.
 *
 * <p>The only package that knows JCuda; may import {@code data.matrix}, {@code model.device} and {@code model.linear}, and knows no solver
 * and no optimizer of the CPU's.
 */
package org.ridgeline.model.gpu;
