package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.gpu.GpuException;

/** Memory and launches keep to what {@link org.ridgeline.model.gpu.Gpu} promises. */
class InterpretedGpuTest {

    private final InterpretedGpu gpu = Devices.sound();

    @Test
    void memoryStartsAsZerosAndKeepsWhatIsCopied() {
        long address = gpu.allocate(24);
        assertThat(Devices.doubles(gpu, address, 3)).containsExactly(0, 0, 0);
        gpu.copyIn(new double[] {1.5, -2}, address + 8);
        long other = gpu.allocate(16);
        gpu.copy(address + 8, other, 16);
        assertThat(Devices.doubles(gpu, other, 2)).containsExactly(1.5, -2);
        assertThat(gpu.copiesIn()).isEqualTo(1);
        assertThat(gpu.copiesOut()).isEqualTo(2);
    }

    @Test
    void moreMemoryThanIsFreeIsRefusedWithNumbers() {
        try (InterpretedGpu small = new InterpretedGpu(".version 6.5\n", 1024)) {
            small.allocate(600);
            assertThat(small.freeBytes()).isEqualTo(256);
            failing(() -> small.allocate(257)).hasMessage("cannot allocate 257 bytes: 256 of 1024 are free");
        }
    }

    @Test
    void whatIsNotFreedIsALeak() {
        long first = gpu.allocate(100);
        gpu.allocate(200);
        gpu.free(first);
        assertThat(gpu.leaked()).containsExactly("allocation 2 of 200 bytes");
        gpu.close();
        assertThat(gpu.leaked()).containsExactly("allocation 2 of 200 bytes");
        assertThatIllegalStateException().isThrownBy(() -> gpu.allocate(1)).withMessage("the device is closed");
    }

    @Test
    void freedMemoryIsNotTouchedAgain() {
        long address = gpu.allocate(64);
        gpu.free(address);
        failing(() -> gpu.free(address)).hasMessage("cannot free allocation 1: it has been freed");
        failing(() -> gpu.copyIn(new int[1], address)).hasMessageContaining("allocation 1, which has been freed");
        failing(() -> gpu.launch("busy", 1, 1, address))
                .hasMessageEndingWith("writes 8 bytes at byte 0 of allocation 1, which has been freed");
    }

    @Test
    void copiesStayWithinTheirAllocation() {
        long address = gpu.allocate(16);
        failing(() -> gpu.copyIn(new double[3], address))
                .hasMessage("copy of 24 bytes at byte 0, over the end of allocation 1, which has 16");
        failing(() -> gpu.copyOut(address + 16, new float[1])).hasMessageContaining("4 bytes at 1 past the last byte");
        failing(() -> gpu.copy(address, address + 8, 16)).hasMessageContaining("overlap");
        failing(() -> gpu.copyIn(new int[1], 0)).hasMessageContaining("far from every allocation");
        failing(() -> gpu.free(address + 8)).hasMessageContaining("no allocation starts there");
    }

    @Test
    void argumentsMustFitTheParameters() {
        long x = gpu.allocate(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gpu.launch("saxpy", 1, 1, 1, 1f, x))
                .withMessage("arguments of kernel saxpy: expected 4, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gpu.launch("saxpy", 1, 1, 1, 1.0, x, x))
                .withMessage("argument for saxpy_param_1: expected one of type .f32, got Double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gpu.launch("saxpy", 1, 1, 1L, 1f, x, x))
                .withMessage("argument for saxpy_param_0: expected one of type .u32, got Long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gpu.launch("busy", 1, 1025, x))
                .withMessage("threads of a block of busy: expected 1 to 1024, got 1025");
        failing(() -> gpu.launch("sxapy", 1, 1)).hasMessageContaining("no kernel sxapy; there are [saxpy, ");
        assertThat(gpu.launches()).isZero();
    }

    @Test
    void anUnknownInstructionIsNamedWithItsLine() {
        String ptx =
                ".visible .entry f()\n{\n\t.reg .f32 \t%f<3>;\n\tmov.f32 %f1, 0f3F800000; // 1\n\tex2.approx.f32 %f2, %f1;\n\tret;\n}\n";
        failing(() -> new InterpretedGpu(ptx))
                .hasMessage("PTX line 5, ex2.approx.f32 %f2, %f1: unknown instruction ex2.approx.f32");
    }

    @Test
    void anUnknownRegisterIsNamedWithItsLine() {
        String ptx = ".visible .entry f()\n{\n\tmov.u32 %r1, 7;\n\tret;\n}\n";
        failing(() -> new InterpretedGpu(ptx)).hasMessage("PTX line 3, mov.u32 %r1, 7: unknown register %r1");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failing(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(GpuException.class);
    }
}
