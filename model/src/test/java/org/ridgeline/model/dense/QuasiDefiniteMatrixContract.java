package org.ridgeline.model.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.device.Workers;

/**
 * What every implementation must do. Sizes stand at the edges of tiles (96), of the pieces that workers take (128) and of loops (4, 8).
 *
 * <p>jblas is tested where its library can be loaded, and refused elsewhere ({@link DenseBackendTest}); nothing skips for want of it.
 */
abstract class QuasiDefiniteMatrixContract {

    /** Diagonals dominate here, so the condition is below 1e2: a solution has 1e2 times n units in the last place. */
    private static final double SOLUTION = 1e-11;

    /** Returns a matrix of zeros. */
    abstract QuasiDefiniteMatrix matrix(int negative, int positive);

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 0",
        "1, 1",
        "0, 2",
        "2, 0",
        "0, 3",
        "4, 1",
        "0, 95",
        "95, 0",
        "47, 48",
        "0, 96",
        "96, 96",
        "0, 97",
        "97, 0",
        "1, 96",
        "98, 95",
        "0, 255",
        "255, 0",
        "100, 155",
        "0, 256",
        "256, 0",
        "255, 1",
        "0, 257",
        "257, 0",
        "1, 256",
        "256, 1",
        "0, 600",
        "600, 0",
        "300, 300",
        "1, 599",
        "257, 343"
    })
    void solutionsAgreeWithThePlainFactor(int negative, int positive) {
        int n = negative + positive;
        double[][] r = random(n, negative);
        QuasiDefiniteMatrix factor = filled(r, negative);
        assertThat(factor.size()).isEqualTo(n);
        double[] b = new SplittableRandom(99).doubles(n, -1, 1).toArray();
        double[] expected = plainSolve(r, negative, b);
        double[] z = offset(b);
        try (Workers workers = new Workers(1)) {
            assertThat(factor.factor(workers)).isTrue();
            factor.solve(z, 3, workers);
        }
        assertThat(z).startsWith(7, 7, 7);
        double residual = 0;
        for (int i = 0; i < n; i++) {
            assertThat(z[3 + i]).isCloseTo(expected[i], within(SOLUTION));
            double left = b[i];
            for (int j = 0; j < n; j++) {
                left -= r[Math.max(i, j)][Math.min(i, j)] * z[3 + j];
            }
            residual = Math.max(residual, Math.abs(left));
        }
        // The right-hand side is below 1, the solution below 1, the rows' sums below 3n.
        assertThat(residual).isLessThan(3 * n * 100 * Math.ulp(1.0));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "0, 600", "300, 300", "257, 800"})
    void threadsAndRepetitionDoNotChangeABit(int negative, int positive) {
        int n = negative + positive;
        double[] b = new SplittableRandom(5).doubles(n, -1, 1).toArray();
        double[] expected = null;
        for (int threads : new int[] {1, 2, 4, 1}) {
            QuasiDefiniteMatrix factor = filled(random(n, negative), negative);
            try (Workers workers = new Workers(threads)) {
                assertThat(factor.factor(workers)).isTrue();
                for (int round = 0; round < 3; round++) {
                    double[] z = offset(b);
                    factor.solve(z, 3, workers);
                    expected = expected == null ? z : expected;
                    assertThat(z).as("%d threads", threads).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void entriesAddToWhatIsThere() {
        int n = 400;
        double[][] r = random(n, 150);
        QuasiDefiniteMatrix whole = filled(r, 150);
        QuasiDefiniteMatrix parts = matrix(150, n - 150);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    parts.add(i, j, r[i][j] / 2);
                }
            }
        }
        double[] b = new SplittableRandom(6).doubles(n, -1, 1).toArray();
        double[] one = offset(b);
        double[] two = offset(b);
        try (Workers workers = new Workers(1)) {
            assertThat(whole.factor(workers)).isTrue();
            assertThat(parts.factor(workers)).isTrue();
            whole.solve(one, 3, workers);
            parts.solve(two, 3, workers);
        }
        assertThat(two).isEqualTo(one);
    }

    @Test
    void sparseVectorsAddAsTheirEntriesDo() {
        int n = 400;
        double[][] r = random(n, 150);
        QuasiDefiniteMatrix entries = filled(r, 150);
        QuasiDefiniteMatrix vectors = filled(r, 150);
        int[] rows = {7, 8, 97, 98, 104, 200, 201, 406};
        double[] values = {9, 1, -2, 0.5, 3, -1, 2, 0.25};
        for (int from = 1; from < rows.length; from++) {
            vectors.addScaled(0.125, rows, values, from, 7, rows[from] - 7);
            for (int k = from; k < rows.length; k++) {
                entries.add(rows[k] - 7, rows[from] - 7, 0.125 * values[k]);
            }
        }
        double[] b = new SplittableRandom(6).doubles(n, -1, 1).toArray();
        double[] one = offset(b);
        double[] two = offset(b);
        try (Workers workers = new Workers(1)) {
            assertThat(entries.factor(workers)).isTrue();
            assertThat(vectors.factor(workers)).isTrue();
            entries.solve(one, 3, workers);
            vectors.solve(two, 3, workers);
        }
        assertThat(two).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 95, 96, 97, 255, 256, 257, 400, 599})
    void aPivotThatIsNotPositiveIsReported(int bad) {
        try (Workers workers = new Workers(2)) {
            for (double pivot : new double[] {0, -1, Double.NaN}) {
                double[][] positive = random(600, 0);
                positive[bad][bad] = pivot;
                assertThat(filled(positive, 0).factor(workers))
                        .as("C, pivot %s", pivot)
                        .isFalse();
                double[][] mixed = random(600, 300);
                mixed[bad][bad] = bad < 300 ? -pivot : pivot - 600;
                assertThat(filled(mixed, 300).factor(workers))
                        .as("both signs, pivot %s", pivot)
                        .isFalse();
            }
        }
    }

    @Test
    void solvesByHand() {
        // [[4 2] [2 5]] x = [8 12] at x = (1, 2); [[-4 2] [2 4]] x = [0 10] at x = (1, 2), pivots -4 and 5.
        double[] one = {8, 12};
        double[] two = {0, 10};
        try (Workers workers = new Workers(1)) {
            QuasiDefiniteMatrix positive = filled(new double[][] {{4}, {2, 5}}, 0);
            assertThat(positive.factor(workers)).isTrue();
            positive.solve(one, 0, workers);
            QuasiDefiniteMatrix mixed = filled(new double[][] {{-4}, {2, 4}}, 1);
            assertThat(mixed.factor(workers)).isTrue();
            mixed.solve(two, 0, workers);
        }
        assertThat(one).containsExactly(new double[] {1, 2}, within(1e-15));
        assertThat(two).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void nothingIsAFactorToo() {
        QuasiDefiniteMatrix empty = matrix(0, 0);
        assertThat(empty.size()).isZero();
        double[] z = {1, 2};
        try (Workers workers = new Workers(2)) {
            assertThat(empty.factor(workers)).isTrue();
            empty.solve(z, 2, workers);
        }
        assertThat(z).containsExactly(1, 2);
    }

    private static double[] offset(double[] b) {
        double[] z = new double[b.length + 3];
        Arrays.fill(z, 7);
        System.arraycopy(b, 0, z, 3, b.length);
        return z;
    }

    /** The lower half of a symmetric matrix with a dominant diagonal, negative in its first rows. */
    private static double[][] random(int n, int negative) {
        SplittableRandom random = new SplittableRandom(n + 1_000L * negative);
        double[][] r = new double[n][];
        for (int i = 0; i < n; i++) {
            r[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                r[i][j] = random.nextDouble(-1, 1);
            }
            r[i][i] = (i < negative ? -1 : 1) * (n + random.nextDouble());
        }
        return r;
    }

    private QuasiDefiniteMatrix filled(double[][] r, int negative) {
        QuasiDefiniteMatrix factor = matrix(negative, r.length - negative);
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j <= i; j++) {
                factor.add(i, j, r[i][j]);
            }
        }
        return factor;
    }

    /** Column by column: l_jj = sqrt(s_j (r_jj - sum s_k l_jk²)), l_ij = s_j (r_ij - sum s_k l_ik l_jk) / l_jj. */
    private static double[] plainSolve(double[][] r, int negative, double[] b) {
        int n = r.length;
        double[][] l = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = r[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= sign(k, negative) * l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sign(j, negative) * sum) : sign(j, negative) * sum / l[j][j];
            }
        }
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = 0; i < n; i++) {
            x[i] *= sign(i, negative);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        return x;
    }

    private static int sign(int k, int negative) {
        return k < negative ? -1 : 1;
    }
}
