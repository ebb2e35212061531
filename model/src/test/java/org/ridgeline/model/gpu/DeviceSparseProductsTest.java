package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.SparseProductsContract;
import org.ridgeline.model.device.Workers;

/** The contract of every device on this machine's GPU. */
@Tag("gpu")
class DeviceSparseProductsTest extends SparseProductsContract {

    private final List<Gpu> opened = new ArrayList<>();

    @BeforeEach
    void needsAGpu() {
        ThisMachine.needsAGpu();
    }

    @Override
    protected SparseProducts products(CsrMatrix x, Workers workers) {
        Gpu gpu = Gpus.open();
        opened.add(gpu);
        return new GpuSparseProducts(new GpuMatrix(gpu, x));
    }

    @AfterEach
    void close() {
        opened.forEach(Gpu::close);
    }
}
