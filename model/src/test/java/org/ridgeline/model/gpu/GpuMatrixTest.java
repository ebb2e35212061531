package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.gpu.ptx.InterpretedGpu;

class GpuMatrixTest {

    @Test
    void takesNoMoreThanItSays() {
        CsrMatrix x = matrix();
        try (Gpu gpu = new InterpretedGpu(Gpus.ptx(), 1 << 20)) {
            long before = gpu.freeBytes();
            try (GpuMatrix onDevice = new GpuMatrix(gpu, x, Precision.DOUBLE, 4)) {
                assertThat(onDevice.rows()).isEqualTo(100);
                assertThat(before - gpu.freeBytes())
                        .isBetween(
                                GpuMatrix.bytes(x, Precision.DOUBLE, 4) / 2, GpuMatrix.bytes(x, Precision.DOUBLE, 4));
            }
            assertThat(gpu.freeBytes()).isEqualTo(before);
        }
    }

    @Test
    void isRefusedWithNumbersWhereItDoesNotFit() {
        CsrMatrix x = matrix();
        try (Gpu gpu = new InterpretedGpu(Gpus.ptx(), 4_000)) {
            assertThatThrownBy(() -> new GpuMatrix(gpu, x, Precision.DOUBLE, 1))
                    .isInstanceOf(GpuException.class)
                    .hasMessageContaining("CsrMatrix[100 x 50")
                    .hasMessageContaining("of 4,000 are free")
                    .hasMessageContaining("use `device` cpu");
            assertThat(gpu.freeBytes()).isGreaterThan(0);
        }
    }

    @Test
    void aSolveIsRefusedWithNumbersWhereItDoesNotFit() {
        CsrMatrix x = matrix();
        try (Gpu gpu = new InterpretedGpu(Gpus.ptx(), 24_000);
                GpuMatrix onDevice = new GpuMatrix(gpu, x, Precision.DOUBLE, 1)) {
            // 100 numbers and three times 50, 2,048 partial sums and 22 scalars, each rounded up to 512 bytes.
            assertThatThrownBy(() -> GpuLsqr.solve(onDevice, new double[100], 0, false, 1e-9, 9, 1))
                    .isInstanceOf(GpuException.class)
                    .hasMessageContaining("LSQR needs 19,456 bytes, but ");
        }
    }

    @Test
    void aBatchIsAPowerOfTwo() {
        try (Gpu gpu = new InterpretedGpu(Gpus.ptx())) {
            assertThatThrownBy(() -> new GpuMatrix(gpu, matrix(), Precision.DOUBLE, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("batch must be a power of two up to 32, got 3");
        }
    }

    private static CsrMatrix matrix() {
        SplittableRandom random = new SplittableRandom(1);
        CsrBuilder builder = new CsrBuilder(50);
        for (int i = 0; i < 100; i++) {
            for (int k = 0; k < 4; k++) {
                builder.add(random.nextInt(50), 1);
            }
            builder.endRow();
        }
        return builder.build();
    }
}
