package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.SparseProductsContract;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.ptx.InterpretedGpu;

/** What every device must do, with our kernels interpreted. */
class OnInterpreterTest {

    @Nested
    class Products extends SparseProductsContract {

        private final List<Gpu> opened = new ArrayList<>();

        @Override
        protected SparseProducts products(CsrMatrix x, Workers workers) {
            Gpu gpu = device();
            opened.add(gpu);
            return new GpuMatrix(gpu, x, Precision.DOUBLE, 1);
        }

        /** The longest row is then 5,600 nonzeros: 22 segments, the last one short. */
        @Override
        protected int shrink() {
            return 50;
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

    private static Gpu device() {
        return new InterpretedGpu(Gpus.ptx());
    }
}
