package org.ridgeline.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.device.Workers;

class QuasiDefiniteFactorTest {

    /** Rows, columns, entries per row beside a column of ones. */
    @ParameterizedTest
    @CsvSource({
        "40, 90, 4",
        "90, 40, 4",
        "60, 60, 3",
        "1, 30, 5",
        "30, 1, 0",
        "1, 1, 0",
        "2, 2, 1",
        "250, 400, 6",
        "600, 60, 3"
    })
    void bothSolvesAgreeWithDense(int rows, int columns, int perRow) {
        CsrMatrix x = random(11, rows, columns, perRow, true);
        for (double shift : new double[] {1e-3, 1, 50}) {
            agreesWithDense(x, shift);
        }
    }

    static CsrMatrix[] odd() {
        CsrBuilder holes = new CsrBuilder(8);
        holes.endRow();
        holes.add(2, 3);
        holes.endRow();
        holes.endRow();
        holes.add(2, 1);
        holes.add(6, -2);
        holes.endRow();
        CsrBuilder zero = new CsrBuilder(4);
        zero.endRow();
        zero.endRow();
        CsrBuilder duplicates = new CsrBuilder(12);
        for (int i = 0; i < 20; i++) {
            for (int k = 0; k < 4; k++) {
                duplicates.add(3 * (i % 3) + k, 1 + k);
            }
            duplicates.endRow();
        }
        return new CsrMatrix[] {
            holes.build(), zero.build(), duplicates.build(), random(12, 50, 70, 3, false), random(13, 40, 30, 25, true)
        };
    }

    @ParameterizedTest
    @MethodSource("odd")
    void emptyRowsUnusedColumnsAndDuplicatesAgreeWithDense(CsrMatrix x) {
        for (double shift : new double[] {1e-3, 1, 50}) {
            agreesWithDense(x, shift);
        }
    }

    /**
     * Shifts far from the squared singular values, which lie between 1e-2 and 1e4. Where a row goes first, with the pivot s, its
     * a_i = (r_i - x_i w) / s cancels: a is good to a few units in the last place of ||r|| / s, not of a, and likewise w.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6, 1e6, 1e12, 1e100})
    void hugeAndTinyShiftsKeepSmallResiduals(double shift) {
        CsrMatrix x = random(14, 60, 90, 4, true);
        double scale = squaredFrobenius(x) + shift;
        try (Workers workers = new Workers(1)) {
            QuasiDefiniteFactor factor = QuasiDefiniteFactor.of(new MinimumDegree(x), shift, DenseBackend.AUTO, workers)
                    .orElseThrow();
            double[] r = vector(15, 60);
            double[] a = new double[60];
            factor.solveRows(r, a, workers);
            double[] back = x.multiply(x.transpose().multiply(a));
            for (int i = 0; i < 60; i++) {
                assertThat(back[i] + shift * a[i])
                        .isCloseTo(r[i], within(10 * Math.ulp(1.0) * scale * norm(r) / shift));
            }
            double[] g = vector(16, 90);
            double[] w = new double[90];
            factor.solveColumns(g, w, workers);
            double[] backColumns = x.transpose().multiply(x.multiply(w));
            for (int j = 0; j < 90; j++) {
                assertThat(backColumns[j] + shift * w[j])
                        .isCloseTo(g[j], within(10 * Math.ulp(1.0) * scale * norm(g) / shift));
            }
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        CsrMatrix x = random(17, 900, 1_200, 8, true);
        double[] r = vector(18, 900);
        double[] g = vector(19, 1_200);
        double[] expectedA = null;
        double[] expectedW = null;
        for (int threads : new int[] {1, 2, 4}) {
            double[] a = new double[900];
            double[] w = new double[1_200];
            try (Workers workers = new Workers(threads)) {
                QuasiDefiniteFactor factor = QuasiDefiniteFactor.of(
                                new MinimumDegree(x), 0.5, DenseBackend.AUTO, workers)
                        .orElseThrow();
                assertThat(new MinimumDegree(x).denseSize())
                        .as("more than one tile")
                        .isGreaterThan(300);
                factor.solveRows(r, a, workers);
                factor.solveColumns(g, w, workers);
            }
            expectedA = expectedA == null ? a : expectedA;
            expectedW = expectedW == null ? w : expectedW;
            assertThat(a).isEqualTo(expectedA);
            assertThat(w).isEqualTo(expectedW);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aShiftThatIsNotPositiveIsRefused(double shift) {
        DoubleConsumer factor = s -> {
            try (Workers workers = new Workers(1)) {
                QuasiDefiniteFactor.of(new MinimumDegree(random(20, 3, 3, 1, true)), s, DenseBackend.AUTO, workers);
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factor.accept(shift))
                .withMessage("shift must be above 0, got " + shift);
    }

    private static void agreesWithDense(CsrMatrix x, double shift) {
        int n = x.rows();
        int d = x.columns();
        SimpleMatrix dense = new SimpleMatrix(n, d);
        for (int i = 0; i < n; i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.set(i, x.columnAt(k), x.valueAt(k));
            }
        }
        double[] r = vector(21, n);
        double[] g = vector(22, d);
        double[] a = new double[n];
        double[] w = new double[d];
        try (Workers workers = new Workers(1)) {
            QuasiDefiniteFactor factor = QuasiDefiniteFactor.of(new MinimumDegree(x), shift, DenseBackend.AUTO, workers)
                    .orElseThrow();
            factor.solveRows(r, a, workers);
            factor.solveColumns(g, w, workers);
        }
        SimpleMatrix rows =
                dense.mult(dense.transpose()).plus(SimpleMatrix.identity(n).scale(shift));
        SimpleMatrix columns =
                dense.transpose().mult(dense).plus(SimpleMatrix.identity(d).scale(shift));
        // Both have the condition 1 + ||X||² / s at most; the solutions are below ||r|| / s and ||g|| / s.
        double condition = 1 + squaredFrobenius(x) / shift;
        double unit = 100 * Math.ulp(1.0) * condition / shift;
        assertThat(a).containsExactly(rows.solve(new SimpleMatrix(r)).getDDRM().getData(), within(unit * norm(r)));
        assertThat(w)
                .containsExactly(columns.solve(new SimpleMatrix(g)).getDDRM().getData(), within(unit * norm(g)));
    }

    private static CsrMatrix random(long seed, int rows, int columns, int perRow, boolean bias) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < perRow; k++) {
                builder.add(random.nextInt(columns), random.nextInt(1, 4));
            }
            if (bias) {
                builder.add(columns - 1, 1);
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static double[] vector(long seed, int length) {
        return new SplittableRandom(seed).doubles(length, -1, 1).toArray();
    }

    private static double squaredFrobenius(CsrMatrix x) {
        double sum = 0;
        for (int k = 0; k < x.nonzeros(); k++) {
            sum += x.valueAt(k) * x.valueAt(k);
        }
        return sum;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double value : v) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
