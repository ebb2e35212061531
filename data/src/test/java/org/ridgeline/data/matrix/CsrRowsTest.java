package org.ridgeline.data.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrRowsTest {

    @Test
    void rowsInAnyOrderMakeTheMatrixOfTheBuilder() {
        CsrRows rows = new CsrRows(4, new int[] {2, 0, 1});
        rows.set(2, new int[] {3, 9}, new double[] {-1, 9}, 1);
        rows.set(0, new int[] {0, 2}, new double[] {0.5, 7}, 2);

        CsrBuilder builder = new CsrBuilder(4);
        builder.add(2, 7);
        builder.add(0, 0.5);
        builder.endRow();
        builder.endRow();
        builder.add(3, -1);
        builder.endRow();
        assertThat(rows.build()).isEqualTo(builder.build());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 1, 1",
        "0, 4, 1, 1",
        "1, 1, 1, 1",
        "2, 1, 1, 1",
        "0, 1, 0, 1",
        "0, 1, 1, NaN",
        "0, 1, Infinity, 1"
    })
    void aRowThatIsNoRowIsRefused(int first, int second, double firstValue, double secondValue) {
        CsrRows rows = new CsrRows(4, new int[] {2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.set(0, new int[] {first, second}, new double[] {firstValue, secondValue}, 2))
                .withMessageContaining("row 0: expected ascending columns in [0, 4)");
    }

    @Test
    void lengthsAreHeld() {
        CsrRows rows = new CsrRows(4, new int[] {1, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.set(1, new int[] {1}, new double[] {1}, 1))
                .withMessage("row 1: expected 2 entries, got 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> rows.set(2, new int[0], new double[0], 0));
        rows.set(0, new int[] {1}, new double[] {1}, 1);
        assertThatIllegalStateException().isThrownBy(rows::build).withMessage("row 1 is not set");
    }

    @Test
    void moreEntriesThanAnArrayHoldsAreRefusedBeforeRoomIsMade() {
        int half = 1 << 30;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsrRows(half, new int[] {half, half}))
                .withMessageContaining("got more up to row 1 of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new CsrRows(1, new int[] {-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new CsrRows(-1, new int[0]));
    }
}
