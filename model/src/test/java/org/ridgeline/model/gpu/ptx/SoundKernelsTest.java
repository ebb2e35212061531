package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kernels as they should be give what the same sums in Java give, to the last bit. */
class SoundKernelsTest {

    private final InterpretedGpu gpu = Devices.sound();

    @AfterEach
    void close() {
        gpu.close();
    }

    @Test
    void saxpyLeavesTheTailAlone() {
        int n = 77;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] expected = new float[n];
        Random random = new Random(1);
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat();
            y[i] = random.nextFloat();
            expected[i] = Math.fma(x[i], 0.3f, y[i]);
        }
        long onDevice = Devices.put(gpu, y);
        gpu.launch("saxpy", 3, 32, n, 0.3f, Devices.put(gpu, x), onDevice);
        float[] got = new float[n];
        gpu.copyOut(onDevice, got);
        assertThat(got).isEqualTo(expected);
    }

    @Test
    void aStrideOfTheGridReachesEveryElementOnce() {
        int n = 1001;
        double[] x = random(n, 2);
        double[] y = random(n, 3);
        double[] expected = new double[n];
        Arrays.setAll(expected, i -> Math.fma(-1.7, x[i], y[i]));
        long onDevice = Devices.put(gpu, y);
        gpu.launch("daxpyStrided", 3, 64, (long) n, -1.7, Devices.put(gpu, x), onDevice);
        assertThat(Devices.doubles(gpu, onDevice, n)).isEqualTo(expected);
    }

    @Test
    void aBlockSumsItsThreadsInHalves() {
        int n = 700;
        double[] x = random(n, 4);
        long sums = gpu.allocate(3 * 8);
        gpu.launch("blockSum", 3, 256, n, Devices.put(gpu, x), sums);
        double[] expected = new double[3];
        for (int b = 0; b < 3; b++) {
            expected[b] = inHalves(Arrays.copyOfRange(Arrays.copyOf(x, 768), 256 * b, 256 * b + 256));
        }
        assertThat(Devices.doubles(gpu, sums, 3)).isEqualTo(expected);
    }

    @Test
    void aWarpSumsDoublesThroughShuffles() {
        int n = 100;
        double[] x = random(n, 5);
        long sums = gpu.allocate(4 * 8);
        gpu.launch("warpSum", 1, 128, n, Devices.put(gpu, x), sums);
        double[] expected = new double[4];
        for (int w = 0; w < 4; w++) {
            expected[w] = inHalves(Arrays.copyOfRange(Arrays.copyOf(x, 128), 32 * w, 32 * w + 32));
        }
        assertThat(Devices.doubles(gpu, sums, 4)).isEqualTo(expected);
    }

    @Test
    void shufflesAndVotesFollowTheirDefinition() {
        int[] x = new int[32];
        Arrays.setAll(x, lane -> lane);
        long out = gpu.allocate(224 * 4);
        gpu.launch("shuffles", 1, 32, Devices.put(gpu, x), out);
        long[] pairs = Devices.longs(gpu, out, 112);
        for (int lane = 0; lane < 32; lane++) {
            assertThat(word(pairs, lane)).isEqualTo(lane + 5 < 32 ? lane + 5 : lane);
            assertThat(word(pairs, 32 + lane)).isEqualTo(lane >= 5 ? lane - 5 : lane);
            assertThat(word(pairs, 64 + lane)).isEqualTo(lane ^ 9);
            assertThat(word(pairs, 96 + lane)).isEqualTo(3);
            assertThat(word(pairs, 128 + lane)).isEqualTo(lane % 8 < 6 ? lane + 2 : lane);
            assertThat(word(pairs, 160 + lane)).isEqualTo(0xffff0000);
            assertThat(word(pairs, 192 + lane)).isEqualTo(3);
        }
    }

    @Test
    void theProductOfCompressedRowsIsTheSumOverTheirNumbers() {
        int rows = 9;
        int columns = 200;
        Random random = new Random(6);
        long[] starts = new long[rows + 1];
        for (int r = 0; r < rows; r++) {
            starts[r + 1] = starts[r] + (r == 4 ? 0 : random.nextInt(300));
        }
        int count = (int) starts[rows];
        int[] column = random.ints(count, 0, columns).toArray();
        double[] value = random(count, 7);
        double[] v = random(columns, 8);
        long out = gpu.allocate(8L * rows);
        gpu.launch(
                "csrTimesVector",
                3,
                128,
                rows,
                Devices.put(gpu, starts),
                Devices.put(gpu, column),
                Devices.put(gpu, value),
                Devices.put(gpu, v),
                out);
        double[] expected = new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] lanes = new double[32];
            for (int k = (int) starts[r]; k < starts[r + 1]; k++) {
                int lane = (int) (k - starts[r]) % 32;
                lanes[lane] = Math.fma(value[k], v[column[k]], lanes[lane]);
            }
            expected[r] = inHalves(lanes);
        }
        assertThat(Devices.doubles(gpu, out, rows)).isEqualTo(expected);
    }

    @Test
    void loadsOfFourAndStoresOfTwoLieSideBySide() {
        long out = gpu.allocate(32);
        gpu.launch("vectors", 1, 2, Devices.put(gpu, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f), out);
        assertThat(Devices.doubles(gpu, out, 4)).containsExactly(3, 7, 11, 15);
    }

    /** 6.9 million instructions take about a tenth of a second; the limit only tells a slip of a factor of ten. */
    @Test
    void manyInstructionsTakeAboutASecondAtMost() {
        long x = gpu.allocate(65_536 * 8);
        long start = System.nanoTime();
        gpu.launch("busy", 256, 256, x);
        assertThat((System.nanoTime() - start) * 1e-9).isLessThan(5);
        assertThat(Devices.doubles(gpu, x, 1)[0]).isEqualTo(2 - Math.scalb(1.0, -24));
    }

    private static int word(long[] pairs, int index) {
        return (int) (pairs[index / 2] >>> 32 * (index % 2));
    }

    private static double inHalves(double[] values) {
        double[] sums = values.clone();
        for (int half = sums.length / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    private static double[] random(int n, long seed) {
        return new Random(seed).doubles(n, -1, 1).toArray();
    }
}
