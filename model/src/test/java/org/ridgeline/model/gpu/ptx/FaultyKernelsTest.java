package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.gpu.GpuException;

/** Each mistake that a device would pass over in silence is caught and named. */
class FaultyKernelsTest {

    private final InterpretedGpu gpu = Devices.faulty();

    @AfterEach
    void close() {
        gpu.close();
    }

    @Test
    void oneElementPastTheEnd() {
        long x = gpu.allocate(40 * 8);
        failing("outByOne", 2, 32, 40, x)
                .hasMessageStartingWith("kernel outByOne, block 1, thread 8, PTX line ")
                .hasMessageContaining("st.global.f64")
                .hasMessageEndingWith("writes 8 bytes at 1 past the last byte of allocation 1, which has 320");
    }

    @Test
    void oneElementBeforeTheFirst() {
        failing("beforeTheFirst", 1, 32, 32, gpu.allocate(256), gpu.allocate(256))
                .hasMessageContaining("thread 0")
                .hasMessageEndingWith("reads 8 bytes at 8 before the first byte of allocation 1, which has 256");
    }

    @Test
    void theExactEndIsNoFault() {
        long x = gpu.allocate(41 * 8);
        gpu.launch("outByOne", 2, 32, 40, x);
        assertThat(Devices.doubles(gpu, x, 41)[40]).isEqualTo(40);
    }

    @Test
    void sharedMemoryWithoutABarrier() {
        failing("missingBarrier", 1, 64, gpu.allocate(512))
                .hasMessageContaining("thread 0")
                .hasMessageContaining("ld.shared.f64")
                .hasMessageContaining("which its block has not written");
    }

    @Test
    void globalMemoryWithoutABarrier() {
        failing("missingGlobalBarrier", 1, 64, gpu.allocate(512), gpu.allocate(512))
                .hasMessageContaining("race: writes what block 0, thread 31 read at PTX line ")
                .hasMessageContaining("with no barrier between (byte 256 of allocation 1)");
    }

    @Test
    void aBarrierOrdersTheThreadsOfABlock() {
        long y = gpu.allocate(512);
        gpu.launch("globalBarrier", 1, 64, gpu.allocate(512), y);
        assertThat(Devices.doubles(gpu, y, 64)[0]).isEqualTo(63);
    }

    @Test
    void twoBlocksThatAddToOneSum() {
        failing("blocksRace", 2, 32, gpu.allocate(8))
                .hasMessageContaining("block 1, thread 0")
                .hasMessageContaining("race: reads what block 0, thread 0 wrote at PTX line ")
                .hasMessageEndingWith("and nothing orders blocks (byte 0 of allocation 1)");
    }

    @Test
    void aBarrierOrdersNoBlocks() {
        failing("neighbourRace", 2, 32, gpu.allocate(512), gpu.allocate(512))
                .hasMessageContaining("block 1")
                .hasMessageContaining("race: writes what block 0, thread 31 read")
                .hasMessageContaining("nothing orders blocks");
    }

    @Test
    void launchesAreOrdered() {
        long sum = gpu.allocate(8);
        gpu.launch("blocksRace", 1, 32, sum);
        gpu.launch("blocksRace", 1, 32, sum);
        assertThat(gpu.launches()).isEqualTo(2);
    }

    @Test
    void aDoubleOffItsBoundary() {
        failing("misaligned", 1, 2, gpu.allocate(64), gpu.allocate(16))
                .hasMessageEndingWith("reads 8 bytes at byte 4 of allocation 1, which is not aligned to 8");
    }

    @Test
    void aBarrierThatOnlyHalfOfTheBlockReaches() {
        failing("divergentBarrier", 1, 64, gpu.allocate(512))
                .hasMessageContaining(
                        "kernel divergentBarrier, block 0: the threads do not wait for the same: threads 0 to 31 ended")
                .hasMessageContaining("threads 32 to 63 at bar.sync 0");
    }

    @Test
    void aShuffleThatOnlyHalfOfTheWarpReaches() {
        failing("halfShuffle", 1, 32, gpu.allocate(128))
                .hasMessageContaining(
                        "lane 15 shuffles from lane 16, which takes no part: those that do are 0x0000ffff");
    }

    @Test
    void sharedMemoryThatNobodyWrote() {
        failing("unwrittenShared", 1, 32, gpu.allocate(256))
                .hasMessageContaining("reads byte 256 of shared array")
                .hasMessageContaining("which its block has not written");
    }

    @Test
    void aSharedElementPastTheEnd() {
        failing("sharedOutByOne", 1, 32, gpu.allocate(256))
                .hasMessageContaining("thread 31")
                .hasMessageContaining("writes 8 bytes at 1 past the last byte of shared array")
                .hasMessageEndingWith("which has 256");
    }

    @Test
    void aResultInThePlaceOfAnOperand() {
        try (InterpretedGpu sound = Devices.sound()) {
            long starts = Devices.put(sound, 0L, 1L, 2L);
            long column = Devices.put(sound, 1, 0);
            long value = Devices.put(sound, 1.0, 1.0);
            long v = Devices.put(sound, 5.0, 6.0);
            assertThatThrownBy(() -> sound.launch("csrTimesVector", 1, 64, 2, starts, column, value, v, v))
                    .hasMessageContaining("thread 32")
                    .hasMessageContaining("ld.global.nc.f64")
                    .hasMessageEndingWith("reads as unchanging what this launch has written (byte 0 of allocation 4)");
        }
    }

    @Test
    void aLoopWithoutEnd() {
        failing("endless", 1, 1, gpu.allocate(4)).hasMessageContaining("does not end");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> failing(
            String kernel, int blocks, int threads, Object... arguments) {
        return assertThatThrownBy(() -> gpu.launch(kernel, blocks, threads, arguments))
                .isInstanceOf(GpuException.class);
    }
}
