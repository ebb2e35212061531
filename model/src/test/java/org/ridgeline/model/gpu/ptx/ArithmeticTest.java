package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.gpu.GpuException;

/** Single instructions agree with Java's, and at the edges with the PTX ISA's words. */
class ArithmeticTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final InterpretedGpu gpu = Devices.sound();

    @AfterEach
    void close() {
        gpu.close();
    }

    @Test
    void quotientsAndRemaindersRoundTowardsZero() {
        int[] a = {7, -7, 7, -7, Integer.MAX_VALUE, -1, 0, 100};
        int[] b = {2, 2, -2, -2, 3, 10, 5, 7};
        long[] p = {7, -7, 1L << 40, -(1L << 40), Long.MAX_VALUE, -1, 0, 123_456_789_012L};
        long[] q = {2, 2, 3, 7, 10, 10, 5, 1000};
        long out = gpu.allocate(8L * 10 * a.length);
        gpu.launch(
                "division",
                1,
                a.length,
                Devices.put(gpu, a),
                Devices.put(gpu, b),
                Devices.put(gpu, p),
                Devices.put(gpu, q),
                out);
        long[] got = Devices.longs(gpu, out, 10 * a.length);
        for (int i = 0; i < a.length; i++) {
            assertThat(Arrays.copyOfRange(got, 10 * i, 10 * i + 10))
                    .containsExactly(
                            a[i] / b[i],
                            a[i] % b[i],
                            Integer.toUnsignedLong(Integer.divideUnsigned(a[i], b[i])),
                            Integer.toUnsignedLong(Integer.remainderUnsigned(a[i], b[i])),
                            p[i] / q[i],
                            p[i] % q[i],
                            Long.divideUnsigned(p[i], q[i]),
                            Long.remainderUnsigned(p[i], q[i]),
                            a[i] / 7,
                            p[i] / 10);
        }
    }

    @Test
    void divisionOfAnIntegerByZeroIsCaught() {
        long one = Devices.put(gpu, 1);
        long zero = Devices.put(gpu, 0);
        long longs = Devices.put(gpu, 1L);
        assertThatThrownBy(() -> gpu.launch("division", 1, 1, one, zero, longs, longs, gpu.allocate(80)))
                .isInstanceOf(GpuException.class)
                .hasMessageContaining("div.s32")
                .hasMessageContaining("divides an integer by zero");
    }

    @Test
    void bitsAreThoseOfJava() {
        int[] a = {0, 1, -1, 12_345, -98_765, Integer.MAX_VALUE};
        long[] p = {0, -1, 1L << 62, -(1L << 33), 0x123456789abcdefL, 127};
        long out = gpu.allocate(8L * 14 * a.length);
        gpu.launch("bits", 1, a.length, Devices.put(gpu, a), Devices.put(gpu, p), out);
        long[] got = Devices.longs(gpu, out, 14 * a.length);
        for (int i = 0; i < a.length; i++) {
            int x = a[i];
            assertThat(Arrays.copyOfRange(got, 14 * i, 14 * i + 14))
                    .containsExactly(
                            x >> 3,
                            x >>> 3,
                            x << 5,
                            p[i] >> 7,
                            p[i] >>> 7,
                            x ^ 0x5a5a,
                            ~p[i] & 0xffff,
                            (int) ((long) x * (x + 1) >> 32),
                            (long) x * (x - 1),
                            Integer.bitCount(x),
                            Integer.numberOfLeadingZeros(x),
                            Math.min(x, 5) + Math.max(x, -5),
                            Math.abs(x),
                            Integer.compareUnsigned(x, 100) > 0 ? 1 : 0);
        }
    }

    @Test
    void functionsOfDoublesAreThoseOfJava() {
        double[] x = {1.5, -2.5, 1e-310, 12_345.678, -0.0, 2.5, 0.1};
        double[] y = {3.25, 7, 1e-300, -0.001, 4, -8.5, 0.3};
        double[][] got = functions(x, y);
        for (int i = 0; i < x.length; i++) {
            double a = x[i];
            double b = y[i];
            float f = (float) a;
            float g = (float) b;
            assertThat(got[i])
                    .containsExactly(
                            a / b,
                            Math.sqrt(Math.abs(a)),
                            Math.min(a, b),
                            Math.max(a, b),
                            Math.floor(a),
                            Math.ceil(a),
                            Math.rint(a),
                            a < 0 ? Math.ceil(a) : Math.floor(a),
                            (int) a,
                            (long) a,
                            Math.max(0, (long) a),
                            f / g,
                            (float) Math.sqrt(Math.abs(f)),
                            Math.fma(f, g, f),
                            1 / g,
                            1 / b,
                            Math.copySign(a, b),
                            a < b ? 1 : 0,
                            a < b ? 1 : 0,
                            0,
                            a != b ? 1 : 0,
                            (float) (int) b,
                            Math.rint(a) + 0.0,
                            -a - b);
        }
    }

    @Test
    void conversionsStopAtTheEndsOfTheirType() {
        double[][] got = functions(new double[] {1e300, -1e300, INFINITY, NAN}, new double[] {1, 1, 1, 1});
        double highest = Integer.MAX_VALUE;
        double lowest = Integer.MIN_VALUE;
        assertThat(Arrays.copyOfRange(got[0], 8, 11)).containsExactly(highest, 0x1p63, 4_294_967_295.0);
        assertThat(Arrays.copyOfRange(got[1], 8, 11)).containsExactly(lowest, -0x1p63, 0);
        assertThat(Arrays.copyOfRange(got[2], 8, 11)).containsExactly(highest, 0x1p63, 4_294_967_295.0);
        assertThat(Arrays.copyOfRange(got[3], 8, 11)).containsExactly(lowest, -0x1p63, 0x1p31);
    }

    @Test
    void notANumberIsUnorderedAndLosesAgainstNumbers() {
        double[] got = functions(new double[] {NAN}, new double[] {1})[0];
        assertThat(got[2]).isEqualTo(1);
        assertThat(got[3]).isEqualTo(1);
        assertThat(Arrays.copyOfRange(got, 17, 21)).containsExactly(0, 1, 1, 1);
    }

    private double[][] functions(double[] x, double[] y) {
        long out = gpu.allocate(8L * 24 * x.length);
        gpu.launch("functions", 1, x.length, Devices.put(gpu, x), Devices.put(gpu, y), out);
        double[] all = Devices.doubles(gpu, out, 24 * x.length);
        double[][] rows = new double[x.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, 24 * i, 24 * i + 24);
        }
        return rows;
    }
}
