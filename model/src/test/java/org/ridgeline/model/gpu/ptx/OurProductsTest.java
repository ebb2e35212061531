package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernels of sparse products read and write just what they should, on rows that are empty, short, as long as a row may be
 * that is not cut, and cut into equal and unequal segments. All numbers are small integers, so that sums are exact in any order, in float too.
 */
class OurProductsTest {

    private static final int LONG = 256;
    private static final int COLUMNS = 37;
    private static final int[] LENGTHS = {3, 0, LONG, 2 * LONG, 1, 2500, 0, 9, 8, 7, 33, LONG + 1, 0};

    private final InterpretedGpu gpu = Devices.ours();
    private final Random random = new Random(11);
    private final int rows = LENGTHS.length;
    private final int[] starts = starts();
    private final int[] column = random.ints(starts[rows], 0, COLUMNS).toArray();
    private final double[] value = integers(starts[rows]);
    private final int[] segmentOfRow = new int[rows + 1];
    private final int[] bounds = bounds();
    private final long startsAt = Devices.put(gpu, starts);
    private final long columnAt = Devices.put(gpu, column);
    private final long segmentAt = Devices.put(gpu, segmentOfRow);

    @AfterEach
    void close() {
        gpu.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aProductIsTheSumOverTheRow(int blocks) {
        double[] v = integers(COLUMNS);
        for (Numbers t : Numbers.values()) {
            long out = t.zeros(gpu, rows);
            long[] a = matrix(t, v, blocks);
            gpu.launch(t.kernel("multiply"), blocks, 256, rows, startsAt, columnAt, a[0], a[1], segmentAt, a[2], out);
            assertThat(t.read(gpu, out, rows)).isEqualTo(product(v));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aResidualComesWithItsSquare(int blocks) {
        double[] v = integers(COLUMNS);
        double[] y = integers(rows);
        double[] expected = product(v);
        double square = 0;
        for (int i = 0; i < rows; i++) {
            expected[i] -= y[i];
            square += expected[i] * expected[i];
        }
        for (Numbers t : Numbers.values()) {
            long out = t.zeros(gpu, rows);
            long partials = gpu.allocate(8L * blocks);
            long sum = gpu.allocate(8);
            long[] a = matrix(t, v, blocks);
            gpu.launch(
                    t.kernel("residual"),
                    blocks,
                    256,
                    rows,
                    startsAt,
                    columnAt,
                    a[0],
                    a[1],
                    segmentAt,
                    a[2],
                    t.put(gpu, y),
                    out,
                    partials);
            gpu.launch("sum", 1, 256, blocks, partials, sum);
            assertThat(t.read(gpu, out, rows)).isEqualTo(expected);
            assertThat(Devices.doubles(gpu, sum, 1)).containsExactly(square);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAdvanceHappensOnlyWhileTheSolveIsOpen(int open) {
        double[] v = integers(COLUMNS);
        double[] u = integers(rows);
        double[] expected = product(v);
        for (int i = 0; i < rows; i++) {
            expected[i] = open == 0 ? u[i] : expected[i] / 2 - 3 * u[i];
        }
        for (Numbers t : Numbers.values()) {
            long out = t.put(gpu, u);
            long[] a = matrix(t, v, 2);
            gpu.launch(
                    t.kernel("advance"),
                    2,
                    256,
                    rows,
                    startsAt,
                    columnAt,
                    a[0],
                    a[1],
                    segmentAt,
                    a[2],
                    Devices.put(gpu, 2.0),
                    Devices.put(gpu, 3.0),
                    out,
                    gpu.allocate(16),
                    Devices.put(gpu, (double) open));
            assertThat(t.read(gpu, out, rows)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 32})
    void aBatchIsAProductForEachOfItsVectors(int k) {
        double[] v = integers(COLUMNS * k);
        double[] lambda = integers(k);
        double[] p = integers(rows * k);
        double[] expected = new double[rows * k];
        double[] products = new double[k];
        for (int c = 0; c < k; c++) {
            double[] of = product(part(v, k, c));
            for (int i = 0; i < rows; i++) {
                expected[i * k + c] = of[i] + lambda[c] * p[i * k + c];
                products[c] += expected[i * k + c] * p[i * k + c];
            }
        }
        for (Numbers t : Numbers.values()) {
            long out = t.zeros(gpu, rows * k);
            long partials = gpu.allocate(2L * 8 * k);
            long values = t.put(gpu, value);
            long onDevice = t.put(gpu, v);
            long sums = t.zeros(gpu, bounds.length / 2 * k);
            gpu.launch(
                    t.kernel("batchSegments"),
                    2,
                    256,
                    k,
                    bounds.length / 2,
                    Devices.put(gpu, bounds),
                    columnAt,
                    values,
                    onDevice,
                    sums);
            gpu.launch(
                    t.kernel("batchShifted"),
                    2,
                    256,
                    k,
                    rows,
                    startsAt,
                    columnAt,
                    values,
                    onDevice,
                    segmentAt,
                    sums,
                    Devices.put(gpu, lambda),
                    t.put(gpu, p),
                    out,
                    partials);
            assertThat(t.read(gpu, out, rows * k)).isEqualTo(expected);
            double[] got = Devices.doubles(gpu, partials, 2 * k);
            for (int c = 0; c < k; c++) {
                assertThat(got[c] + got[k + c]).isEqualTo(products[c]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aWrongNumberOfRowsIsCaught(int blocks) {
        long[] a = matrix(Numbers.DOUBLE, integers(COLUMNS), blocks);
        long out = gpu.allocate(8L * rows);
        assertThatThrownBy(() -> gpu.launch(
                        "multiply_f64", blocks, 256, rows + 1, startsAt, columnAt, a[0], a[1], segmentAt, a[2], out))
                .hasMessageContaining(
                        "reads 4 bytes at 1 past the last byte of allocation 1, which has " + 4 * (rows + 1));
    }

    /** Puts values and vector on the device, and the sums of the segments; returns the three addresses. */
    private long[] matrix(Numbers t, double[] v, int blocks) {
        long values = t.put(gpu, value);
        long onDevice = t.put(gpu, v);
        long sums = t.zeros(gpu, bounds.length / 2);
        gpu.launch(
                t.kernel("segments"),
                blocks,
                256,
                bounds.length / 2,
                Devices.put(gpu, bounds),
                columnAt,
                values,
                onDevice,
                sums);
        return new long[] {values, onDevice, sums};
    }

    private double[] product(double[] v) {
        double[] out = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int m = starts[i]; m < starts[i + 1]; m++) {
                out[i] += value[m] * v[column[m]];
            }
        }
        return out;
    }

    private static double[] part(double[] v, int k, int c) {
        double[] part = new double[v.length / k];
        for (int j = 0; j < part.length; j++) {
            part[j] = v[j * k + c];
        }
        return part;
    }

    private static int[] starts() {
        int[] starts = new int[LENGTHS.length + 1];
        for (int i = 0; i < LENGTHS.length; i++) {
            starts[i + 1] = starts[i] + LENGTHS[i];
        }
        return starts;
    }

    /** Cuts long rows into segments of LONG nonzeros and a rest; puts down how many there are before each row. */
    private int[] bounds() {
        List<Integer> bounds = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int from = starts[i]; LENGTHS[i] > LONG && from < starts[i + 1]; from += LONG) {
                bounds.add(from);
                bounds.add(Math.min(starts[i + 1], from + LONG));
            }
            segmentOfRow[i + 1] = bounds.size() / 2;
        }
        return bounds.stream().mapToInt(bound -> bound).toArray();
    }

    private double[] integers(int count) {
        return random.ints(count, -3, 4).asDoubleStream().toArray();
    }
}
