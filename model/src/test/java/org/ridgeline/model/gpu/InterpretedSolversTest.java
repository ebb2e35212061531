package org.ridgeline.model.gpu;

import org.ridgeline.model.gpu.ptx.InterpretedGpu;

/** The solvers with our kernels interpreted. */
class InterpretedSolversTest extends GpuSolversContract {

    @Override
    Gpu open() {
        return new InterpretedGpu(Ptx.text());
    }
}
