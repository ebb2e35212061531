package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

class BatchRowsTest {

    private static final int ROWS = 50;
    private static final int COLUMNS = 40;

    /** Sums of at most 40 products of numbers below 3. */
    private static final double ROUNDING = 40 * 9 * 1e-15;

    @Test
    void theColumnThatMostRowsHoldComesFirstAndThoseOfOneFrequencyByNumber() {
        CsrBuilder builder = new CsrBuilder(4);
        for (int[] row : new int[][] {{1, 3}, {3}, {0, 3}}) {
            for (int column : row) {
                builder.add(column, column == 1 ? 9 : 1);
            }
            builder.endRow();
        }
        assertThat(BatchRows.ranking(builder.build())).containsExactly(3, 0, 1, 2);
    }

    @Test
    void countsAreListedAndOtherValuesKept() {
        assertThat(rows(counts(COLUMNS, 1))).isInstanceOf(OccurrenceRows.class);
        assertThat(rows(counts((1 << 16) - BatchRows.ZEROS, 1)))
                .as("d = 65,528")
                .isInstanceOf(OccurrenceRows.class);
        assertThat(rows(counts((1 << 16) - BatchRows.ZEROS + 1, 1)))
                .as("d = 65,529")
                .isInstanceOf(ValueRows.class);
        assertThat(rows(counts(COLUMNS, 3))).as("counts of 3").isInstanceOf(ValueRows.class);
        for (double value : new double[] {0.5, -1, 1.5, 1e300}) {
            assertThat(rows(counts(COLUMNS, value))).as("value " + value).isInstanceOf(ValueRows.class);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.7})
    void productsAndSumsAreThoseOfTheMatrix(double scale) {
        CsrMatrix x = random(scale);
        int[] ranking = BatchRows.ranking(x);
        BatchRows rows = BatchRows.of(x, ranking);
        assertThat(rows).isInstanceOf(scale == 1 ? OccurrenceRows.class : ValueRows.class);
        SplittableRandom random = new SplittableRandom(3);
        int[] order = {7, 0, 49, 20, 21, 22, 3};
        int from = 1;
        int to = 6;
        double[] v = vector(random);
        double[] u = vector(random);
        double[] slopes = random.doubles(to - from, -1, 1).toArray();
        double[] ofV = new double[to - from];
        double[] ofBoth = new double[to - from];
        rows.multiply(order, from, to, v, ofV);
        rows.multiply(order, from, to, 0.3, v, -2, u, ofBoth);
        double[] plus = v.clone();
        double[] plusV = v.clone();
        double[] plusU = u.clone();
        rows.add(order, from, to, slopes, 0.3, plus);
        rows.add(order, from, to, slopes, 0.3, plusV, -2, plusU);
        double[] sum = new double[COLUMNS];
        for (int r = from; r < to; r++) {
            double expectedV = 0;
            double expectedU = 0;
            for (int h = 0; h < COLUMNS; h++) {
                double value = x.get(order[r], ranking[h]);
                expectedV += value * v[h];
                expectedU += value * u[h];
                sum[h] += slopes[r - from] * value;
            }
            assertThat(ofV[r - from]).isEqualTo(expectedV, within(ROUNDING));
            assertThat(ofBoth[r - from]).isEqualTo(0.3 * expectedV - 2 * expectedU, within(ROUNDING));
        }
        for (int h = 0; h < COLUMNS; h++) {
            assertThat(plus[h]).isEqualTo(v[h] + 0.3 * sum[h], within(ROUNDING));
            assertThat(plusV[h]).isEqualTo(v[h] + 0.3 * sum[h], within(ROUNDING));
            assertThat(plusU[h]).isEqualTo(u[h] - 2 * sum[h], within(ROUNDING));
        }
        for (double[] sums : List.of(plus, plusV, plusU)) {
            assertThat(Arrays.copyOfRange(sums, COLUMNS, sums.length))
                    .hasSize(BatchRows.ZEROS)
                    .containsOnly(0);
        }
    }

    private static BatchRows rows(CsrMatrix x) {
        return BatchRows.of(x, BatchRows.ranking(x));
    }

    /** A row of ones and of one other value. */
    private static CsrMatrix counts(int columns, double value) {
        CsrBuilder builder = new CsrBuilder(columns);
        builder.add(1, value);
        builder.endRow();
        return builder.build();
    }

    /** Rows of 0 to 17 draws with repetition, times a scale. */
    private static CsrMatrix random(double scale) {
        SplittableRandom random = new SplittableRandom(8);
        CsrBuilder builder = new CsrBuilder(COLUMNS);
        for (int i = 0; i < ROWS; i++) {
            for (int k = random.nextInt(18); k > 0; k--) {
                builder.add(random.nextInt(COLUMNS), scale);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** A vector of d numbers and the zeros at its end. */
    private static double[] vector(SplittableRandom random) {
        double[] vector = new double[COLUMNS + BatchRows.ZEROS];
        for (int h = 0; h < COLUMNS; h++) {
            vector[h] = random.nextDouble(-1, 1);
        }
        return vector;
    }
}
