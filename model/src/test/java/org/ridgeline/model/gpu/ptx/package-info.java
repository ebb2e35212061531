/**
 * A GPU without a GPU: an interpreter of the PTX that nvcc writes, in plain Java, which runs our own kernels thread by thread and checks
 * every access to memory.
 *
 * <p>PTX text becomes {@link org.ridgeline.model.gpu.ptx.Statement}s, those become {@link org.ridgeline.model.gpu.ptx.Kernel}s of
 * decoded {@link org.ridgeline.model.gpu.ptx.Instruction}s, and {@link org.ridgeline.model.gpu.ptx.BlockRun} steps the threads of a
 * block. Semantics are those of NVIDIA's <em>PTX ISA</em>, release 9.0. May import {@code model.gpu}.
 */
package org.ridgeline.model.gpu.ptx;
