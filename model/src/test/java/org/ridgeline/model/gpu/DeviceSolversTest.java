package org.ridgeline.model.gpu;

import org.junit.jupiter.api.Tag;

/** The solvers on this machine's GPU. */
@Tag("gpu")
class DeviceSolversTest extends GpuSolversContract {

    @Override
    Gpu open() {
        ThisMachine.needsAGpu();
        return Gpus.open();
    }
}
