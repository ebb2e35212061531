package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.SparseProductsContract;
import org.ridgeline.model.device.Workers;

/** What every device must do, on the GPU of this machine; skipped, with the reason, where there is no driver of one. */
@Tag("gpu")
class OnDeviceTest {

    @Nested
    class Products extends SparseProductsContract {

        private final List<Gpu> opened = new ArrayList<>();

        @Override
        protected SparseProducts products(CsrMatrix x, Workers workers) {
            Gpu gpu = device();
            opened.add(gpu);
            return new GpuMatrix(gpu, x, Precision.DOUBLE, 1);
        }

        @AfterEach
        void close() {
            opened.forEach(Gpu::close);
        }
    }

    @Nested
    class Solvers extends GpuSolversContract {

        @Override
        Gpu open() {
            return device();
        }
    }

    @Nested
    class Descents extends GpuDescentContract {

        @Override
        Gpu open() {
            return device();
        }
    }

    @Nested
    class Updates extends UpdateKernelsContract {

        @Override
        Gpu open() {
            return device();
        }
    }

    /** A driver that is there and fails is a failure. */
    private static Gpu device() {
        Gpus.obstacle().ifPresent(reason -> Assumptions.abort("skipped: " + reason));
        return Gpus.open();
    }
}
