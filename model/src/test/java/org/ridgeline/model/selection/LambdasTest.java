package org.ridgeline.model.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdasTest {

    @Test
    void theUsualOnesAreRoundAndHoldThoseOfTheReference() {
        assertThat(Lambdas.usual().values())
                .isSorted()
                .contains(0.0, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 1000.0)
                .hasSize(17);
    }

    @Test
    void listsAreSortedAndRangesHaveEqualFactors() {
        assertThat(Lambdas.parse("1, 0,-0,1e-2").values()).containsExactly(0.0, 0.01, 1.0);
        assertThat(Lambdas.parse("0.1:100:4").values()).containsExactly(0.1, 1.0, 10.0, 100.0);
        assertThat(Lambdas.parse("1:10:3").and(List.of(0.0)).values()).containsExactly(0.0, 1.0, 3.162, 10.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1,",
                "-1",
                "NaN",
                "Infinity",
                "1:2",
                "0:1:3",
                "2:1:3",
                "1:2:1",
                "1:2:2.5",
                "1:2:1e9",
                "1:Infinity:3"
            })
    void otherTextsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lambdas.parse(text));
    }
}
