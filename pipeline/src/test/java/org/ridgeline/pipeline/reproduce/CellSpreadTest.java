package org.ridgeline.pipeline.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.pipeline.reproduce.Spread.CellSpread;

class CellSpreadTest {

    @Test
    void theToleranceIsTenTimesTheSpreadRoundedUp() {
        CellSpread spread = new CellSpread("a", 12, 2.0, 2.0 + 0x1p-20, 2.0, 1e-5);
        // 10 / 1,048,576 = 9.5367e-6
        assertThat(spread.derived()).isEqualTo(9.6e-6);
        assertThat(new Spread(List.of(spread), List.of(), List.of(), false).passed())
                .isTrue();
        assertThat(spread.verdict()).isEqualTo("wider than derived");
        assertThat(new CellSpread("a", 12, 2.0, 2.0 + 0x1p-20, 2.0, 9.5e-6).verdict())
                .isEqualTo("too narrow");
        assertThat(new CellSpread("a", 12, 2.0, 2.0 + 0x1p-20, 2.0, 9.6e-6).verdict())
                .isEqualTo("as derived");
    }

    @Test
    void aPinnedValueOutsideTheSpreadCounts() {
        // A quarter off, ten times.
        assertThat(new CellSpread("a", 2, 1, 1, 1.25, 0).derived()).isEqualTo(2.5);
    }

    @Test
    void fourLastPlacesAreTheLeast() {
        // 4 x 2^-53 = 4.44e-16 for numbers from 0.5 to 1.
        assertThat(new CellSpread("a", 12, 0.75, 0.75, 0.75, 0).derived()).isEqualTo(4.5e-16);
    }
}
