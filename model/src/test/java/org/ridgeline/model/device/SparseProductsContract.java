package org.ridgeline.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

/** What the products of every device must do; one subclass per implementation. */
public abstract class SparseProductsContract {

    /** Returns the products of a matrix; the workers stay the caller's, and a device of its own may ignore them. */
    protected abstract SparseProducts products(CsrMatrix x, Workers workers);

    /** Returns by how much the large matrix is made smaller, for a device that is only imitated. */
    protected int shrink() {
        return 1;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 40, 9", "40, 1, 1", "17, 33, 4", "200, 50, 6", "50, 200, 60", "3, 5, 0", "300, 300, 30"})
    void bothProductsAgreeWithDense(int rows, int columns, int perRow) {
        CsrMatrix x = random(1, rows, columns, perRow);
        double[] v = vector(2, columns);
        double[] u = vector(3, rows);
        double[] xv = new double[rows];
        double[] xtu = new double[columns];
        // Rounding of a sum of k products is below k units in the last place of the sum of their sizes.
        double[] sizesXv = new double[rows];
        double[] sizesXtu = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                int j = x.columnAt(k);
                xv[i] += x.valueAt(k) * v[j];
                xtu[j] += x.valueAt(k) * u[i];
                sizesXv[i] += Math.abs(x.valueAt(k) * v[j]);
                sizesXtu[j] += Math.abs(x.valueAt(k) * u[i]);
            }
        }
        try (Workers workers = new Workers(2)) {
            SparseProducts products = products(x, workers);
            assertThat(products.rows()).isEqualTo(rows);
            assertThat(products.columns()).isEqualTo(columns);
            double[] gotXv = stale(rows);
            double[] gotXtu = stale(columns);
            products.multiply(v, gotXv);
            products.multiplyTransposed(u, gotXtu);
            for (int i = 0; i < rows; i++) {
                assertThat(gotXv[i]).isCloseTo(xv[i], within(columns * Math.ulp(1.0) * sizesXv[i]));
            }
            for (int j = 0; j < columns; j++) {
                assertThat(gotXtu[j]).isCloseTo(xtu[j], within(rows * Math.ulp(1.0) * sizesXtu[j]));
            }
        }
    }

    @Test
    void theGradientOfSmallIntegersIsExact() {
        CsrMatrix x = random(4, 120, 90, 11).pattern();
        double[] v = new double[90];
        double[] y = new double[120];
        double[] weight = new double[120];
        for (int j = 0; j < 90; j++) {
            v[j] = j - 40;
        }
        double[] expected = x.multiply(v);
        for (int i = 0; i < 120; i++) {
            y[i] = 7 - i;
            weight[i] = i % 3;
            expected[i] = weight[i] * (expected[i] - y[i]);
        }
        double[] residual = stale(120);
        double[] gradient = stale(90);
        try (Workers workers = new Workers(1)) {
            products(x, workers).gradient(weight, v, y, residual, gradient);
        }
        // Adding a zero takes the sign from the zeros of rows with weight 0.
        for (int i = 0; i < 120; i++) {
            assertThat(residual[i] + 0.0).isEqualTo(expected[i] + 0.0);
        }
        assertThat(gradient).containsExactly(x.transpose().multiply(expected));
    }

    @Test
    void productsOfSmallIntegersAreExact() {
        // Sums of integers below 2^53 have no rounding, in whatever order they are added.
        CsrMatrix x = random(4, 120, 90, 11).pattern();
        double[] v = new double[90];
        double[] u = new double[120];
        for (int j = 0; j < 90; j++) {
            v[j] = j - 40;
        }
        for (int i = 0; i < 120; i++) {
            u[i] = 7 - i;
        }
        try (Workers workers = new Workers(1)) {
            double[] xv = stale(120);
            double[] xtu = stale(90);
            products(x, workers).multiply(v, xv);
            products(x, workers).multiplyTransposed(u, xtu);
            assertThat(xv).containsExactly(x.multiply(v));
            assertThat(xtu).containsExactly(x.transpose().multiply(u));
        }
    }

    @Test
    void theTransposedProductIsTheAdjoint() {
        CsrMatrix x = random(5, 400, 700, 12);
        double[] v = vector(6, 700);
        double[] u = vector(7, 400);
        double[] xv = new double[400];
        double[] xtu = new double[700];
        try (Workers workers = new Workers(2)) {
            SparseProducts products = products(x, workers);
            products.multiply(v, xv);
            products.multiplyTransposed(u, xtu);
        }
        double left = 0;
        double right = 0;
        for (int i = 0; i < u.length; i++) {
            left += u[i] * xv[i];
        }
        for (int j = 0; j < v.length; j++) {
            right += v[j] * xtu[j];
        }
        // 4,800 products of entries up to 3 and vectors up to 1, each rounded some 1,000 times at worst.
        assertThat(left).isCloseTo(right, within(4_800 * 3 * 1_000 * Math.ulp(1.0)));
    }

    @Test
    void emptyRowsAndUnusedColumnsGiveZeros() {
        CsrBuilder builder = new CsrBuilder(4);
        builder.endRow();
        builder.add(2, 5);
        builder.endRow();
        builder.endRow();
        try (Workers workers = new Workers(2)) {
            SparseProducts products = products(builder.build(), workers);
            double[] xv = stale(3);
            double[] xtu = stale(4);
            products.multiply(new double[] {1, 1, 2, 1}, xv);
            products.multiplyTransposed(new double[] {9, 3, 9}, xtu);
            assertThat(xv).containsExactly(0, 10, 0);
            assertThat(xtu).containsExactly(0, 0, 15, 0);
        }
    }

    @Test
    void threadsAndRepetitionDoNotChangeABit() {
        CsrMatrix x = large();
        assertThat(x.nonzeros()).as("several pieces").isGreaterThan(600_000 / shrink());
        double[] v = vector(9, x.columns());
        double[] u = vector(10, x.rows());
        double[] xv = null;
        double[] xtu = null;
        for (int threads : new int[] {1, 2, 4}) {
            try (Workers workers = new Workers(threads)) {
                SparseProducts products = products(x, workers);
                for (int round = 0; round < 3; round++) {
                    double[] gotXv = stale(x.rows());
                    double[] gotXtu = stale(x.columns());
                    products.multiply(v, gotXv);
                    products.multiplyTransposed(u, gotXtu);
                    if (xv == null) {
                        xv = gotXv;
                        xtu = gotXtu;
                    }
                    assertThat(gotXv).as("Xv with %d threads", threads).isEqualTo(xv);
                    assertThat(gotXtu).as("Xᵀu with %d threads", threads).isEqualTo(xtu);
                }
            }
        }
    }

    /** Rows of very different lengths, among them empty ones and one that alone is longer than a piece. */
    private CsrMatrix large() {
        int columns = 300_000 / shrink();
        int longest = 4_000 / shrink();
        SplittableRandom random = new SplittableRandom(8);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < 9_000 / shrink(); i++) {
            int length = i == longest ? 280_000 / shrink() : i % 10 == 0 ? 0 : random.nextInt(100);
            for (int k = 0; k < length; k++) {
                builder.add(i == longest ? k : random.nextInt(1 + random.nextInt(columns)), random.nextDouble(-3, 3));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static CsrMatrix random(long seed, int rows, int columns, int perRow) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < perRow; k++) {
                builder.add(random.nextInt(columns), random.nextDouble(-3, 3));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static double[] vector(long seed, int length) {
        return new SplittableRandom(seed).doubles(length, -1, 1).toArray();
    }

    /** What a result array may hold before: it must all be overwritten. */
    private static double[] stale(int length) {
        double[] stale = new double[length];
        Arrays.fill(stale, Double.NaN);
        return stale;
    }
}
