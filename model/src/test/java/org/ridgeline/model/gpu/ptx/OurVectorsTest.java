package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels over whole vectors reach each element once, whatever is left over of a block, and compute its formula. */
class OurVectorsTest {

    /** More than two blocks of 256, and no multiple. */
    private static final int N = 700;

    private final InterpretedGpu gpu = Devices.ours();
    private final Random random = new Random(12);
    private final double[] g = integers(N);
    private final double[] w = integers(N);
    private final double[] u = integers(N);

    @AfterEach
    void close() {
        gpu.close();
    }

    @ParameterizedTest
    @EnumSource
    void stepsOfDescent(Numbers t) {
        long wAt = t.put(gpu, w);
        gpu.launch(t.kernel("gradientDescent"), 2, 256, (long) N, t.argument(0.5), t.put(gpu, g), wAt);
        check(t, wAt, i -> w[i] - 0.5 * g[i]);
    }

    @ParameterizedTest
    @EnumSource
    void stepsWithMomentum(Numbers t) {
        long wAt = t.put(gpu, w);
        long uAt = t.put(gpu, u);
        gpu.launch(t.kernel("momentum"), 2, 256, (long) N, t.argument(0.5), t.argument(0.25), t.put(gpu, g), uAt, wAt);
        check(t, uAt, i -> 0.25 * u[i] + 0.5 * g[i]);
        check(t, wAt, i -> w[i] - (0.25 * u[i] + 0.5 * g[i]));
        long probe = t.zeros(gpu, N);
        gpu.launch(t.kernel("lookAhead"), 1, 256, (long) N, t.argument(0.5), t.put(gpu, u), t.put(gpu, w), probe);
        check(t, probe, i -> w[i] - 0.5 * u[i]);
    }

    @ParameterizedTest
    @EnumSource
    void adaptiveSteps(Numbers t) {
        long wAt = t.put(gpu, w);
        long vAt = t.zeros(gpu, N);
        gpu.launch(t.kernel("adaGrad"), 2, 256, (long) N, t.argument(0.5), t.argument(1e-300), t.put(gpu, g), vAt, wAt);
        check(t, vAt, i -> g[i] * g[i]);
        // Where g is 0 the root is of epsilon, which is 0 in float: 0 / 0.
        check(t, wAt, i -> g[i] == 0 && t == Numbers.FLOAT ? Double.NaN : w[i] - 0.5 * Math.signum(g[i]));
    }

    @ParameterizedTest
    @EnumSource
    void sumsOfABatch(Numbers t) {
        int k = 4;
        int n = 101;
        double[] a = integers(n * k);
        double[] b = integers(n * k);
        long partials = gpu.allocate(3L * 8 * k);
        gpu.launch(t.kernel("dot"), 3, 256, k, (long) n, t.put(gpu, a), t.put(gpu, b), partials);
        double[] got = Devices.doubles(gpu, partials, 3 * k);
        double[] expected = new double[k];
        for (int e = 0; e < n * k; e++) {
            expected[e % k] += a[e] * b[e];
        }
        for (int c = 0; c < k; c++) {
            assertThat(got[c] + got[k + c] + got[2 * k + c]).isEqualTo(expected[c]);
        }
        long spread = t.zeros(gpu, n * k);
        gpu.launch(t.kernel("spread"), 1, 256, k, (long) n, t.put(gpu, a), spread);
        double[] copies = t.read(gpu, spread, n * k);
        for (int e = 0; e < n * k; e++) {
            assertThat(copies[e]).isEqualTo(a[e / k]);
        }
    }

    private void check(Numbers t, long address, IntToDoubleFunction formula) {
        double[] expected = new double[N];
        Arrays.setAll(expected, formula);
        assertThat(t.read(gpu, address, N)).isEqualTo(expected);
    }

    private double[] integers(int count) {
        return random.ints(count, -3, 4).asDoubleStream().toArray();
    }
}
