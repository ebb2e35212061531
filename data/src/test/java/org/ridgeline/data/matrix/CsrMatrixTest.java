package org.ridgeline.data.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrMatrixTest {

    /** [[1 0 2] [0 0 0] [0 3 0]] */
    private static CsrMatrix small() {
        CsrBuilder builder = new CsrBuilder(3);
        builder.add(2, 2);
        builder.add(0, 1);
        builder.endRow();
        builder.endRow();
        builder.add(1, 3);
        builder.endRow();
        return builder.build();
    }

    private static CsrMatrix random(long seed, int rows, int columns, double density) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns * density; k++) {
                builder.add(random.nextInt(columns), random.nextInt(1, 4));
            }
            builder.endRow();
        }
        return builder.build();
    }

    @Test
    void entriesStandWhereTheyWerePut() {
        CsrMatrix x = small();
        assertThat(x.rows()).isEqualTo(3);
        assertThat(x.columns()).isEqualTo(3);
        assertThat(x.nonzeros()).isEqualTo(3);
        assertThat(x.get(0, 2)).isEqualTo(2);
        assertThat(x.get(1, 1)).isZero();
        assertThat(x.multiply(new double[] {1, 10, 100})).containsExactly(201, 0, 30);
    }

    @Test
    void aRowsProductsAreThoseOfTheMatrix() {
        CsrMatrix x = small();
        double[] v = {1, 10, 100};
        assertThat(x.dotRow(0, v)).isEqualTo(201);
        assertThat(x.dotRow(1, v)).isZero();
        x.addRow(0, 5, v);
        assertThat(v).containsExactly(6, 10, 110);
        x.addRow(2, 1, v);
        assertThat(v).containsExactly(6, 13, 110);
    }

    @Test
    void equalColumnsOfARowAreSummedAndZerosDropped() {
        CsrBuilder builder = new CsrBuilder(5);
        builder.add(4, 1);
        builder.add(1, 2);
        builder.add(4, 1);
        builder.add(3, 7);
        builder.add(3, -7);
        builder.endRow();
        CsrMatrix x = builder.build();
        assertThat(x.nonzeros()).isEqualTo(2);
        assertThat(x.columnAt(0)).isEqualTo(1);
        assertThat(x.get(0, 4)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void longRowsAreSortedLikeShortOnes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(1000);
        double[] dense = new double[1000];
        for (int k = 0; k < 5000; k++) {
            int column = random.nextInt(1000);
            builder.add(column, 1);
            dense[column]++;
        }
        builder.endRow();
        CsrMatrix x = builder.build();
        for (int j = 0; j < 1000; j++) {
            assertThat(x.get(0, j)).isEqualTo(dense[j]);
        }
        for (int k = 1; k < x.nonzeros(); k++) {
            assertThat(x.columnAt(k)).isGreaterThan(x.columnAt(k - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void transposeProductIsTheAdjoint(long seed) {
        CsrMatrix x = random(seed, 40, 60, 0.1);
        SplittableRandom random = new SplittableRandom(-seed);
        double[] v = random.doubles(60, -1, 1).toArray();
        double[] u = random.doubles(40, -1, 1).toArray();
        double left = 0;
        double[] xv = x.multiply(v);
        for (int i = 0; i < 40; i++) {
            left += u[i] * xv[i];
        }
        double right = 0;
        double[] xtu = x.transpose().multiply(u);
        for (int j = 0; j < 60; j++) {
            right += v[j] * xtu[j];
        }
        // 240 products of numbers below 4: their sum's rounding is below 240 * 4 * 240 ulps.
        assertThat(left).isCloseTo(right, within(1e-10));
    }

    @Test
    void transposingTwiceGivesTheSameMatrix() {
        CsrMatrix x = random(7, 30, 50, 0.2);
        assertThat(x.transpose().transpose()).isEqualTo(x).hasSameHashCodeAs(x);
        assertThat(x.transpose()).isNotEqualTo(x);
    }

    @Test
    void anySplitOfTheRowsGivesTheSameBits() {
        CsrMatrix x = random(9, 100, 80, 0.1);
        double[] v = new SplittableRandom(4).doubles(80).toArray();
        double[] whole = x.multiply(v);
        double[] parts = new double[100];
        x.multiply(v, parts, 37, 100);
        x.multiply(v, parts, 0, 37);
        assertThat(parts).containsExactly(whole);
    }

    @Test
    void rowsAreSelectedAndScaled() {
        CsrMatrix x = small().scaledRows(new int[] {2, 0}, new double[] {2, -1});
        assertThat(x.rows()).isEqualTo(2);
        assertThat(x.get(0, 1)).isEqualTo(6);
        assertThat(x.get(1, 0)).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small().scaledRows(new int[] {0}, new double[] {Double.NaN}))
                .withMessageContaining("scale of row 0");
    }

    @Test
    void equalRowsAreFoundByHashAndContent() {
        CsrMatrix x = random(11, 5, 20, 0.3).scaledRows(new int[] {0, 3, 0}, new double[] {1, 1, 1});
        assertThat(x.rowsEqual(0, 2)).isTrue();
        assertThat(x.rowHash(0)).isEqualTo(x.rowHash(2));
        assertThat(x.rowsEqual(0, 1)).isFalse();
    }

    @Test
    void theDigestTellsMatricesApart() throws Exception {
        assertThat(digest(small())).isEqualTo(digest(small())).isNotEqualTo(digest(small().pattern()));
        assertThat(digest(new CsrBuilder(3).build())).isNotEqualTo(digest(new CsrBuilder(4).build()));
    }

    @Test
    void wrongShapesAndValuesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small().multiply(new double[2]))
                .withMessage("v must have length 3, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsrBuilder(3).add(3, 1))
                .withMessageContaining("[0, 3), got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsrBuilder(3).add(0, Double.POSITIVE_INFINITY))
                .withMessageContaining("finite");
        CsrBuilder begun = new CsrBuilder(3);
        begun.add(0, 1);
        assertThatIllegalStateException().isThrownBy(begun::build).withMessageContaining("row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabeledMatrix(small(), new double[2]))
                .withMessageContaining("one label per row, 3, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabeledMatrix(small(), new double[] {1, Double.NaN, 1}))
                .withMessageContaining("label 1");
    }

    private static byte[] digest(CsrMatrix matrix) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        matrix.updateDigest(digest);
        return digest.digest();
    }
}
