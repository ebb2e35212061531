package org.ridgeline.eval.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /** A p value of b + c tosses comes from as many logarithms; a few units in the last place of each. */
    private static final double RELATIVE = 1e-11;

    @Test
    void countsTheDocumentsThatOneFitAloneGetsRight() {
        boolean[] first = {true, true, false, false, true, false};
        boolean[] second = {true, false, true, false, false, false};
        assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
    }

    @Test
    void handWorkedTosses() {
        // Four tosses, none to the first: 2 / 2^4.
        assertThat(new McNemar(0, 4).p()).isCloseTo(0.125, within(1e-15));
        // Five tosses, at most one to the second: 2 (1 + 5) / 2^5.
        assertThat(new McNemar(4, 1).p()).isCloseTo(0.375, within(1e-15));
    }

    /** SciPy 1.10.1: {@code binomtest(min(b, c), b + c, 0.5).pvalue}. */
    @ParameterizedTest
    @CsvSource({
        "10, 2, 0.03857421875",
        "0, 7, 0.015625",
        "3, 12, 0.03515625",
        "150, 443, 1.5671497223236167e-34",
        "2000, 2200, 0.002132355671991246"
    })
    void agreesWithTheBinomialTestOfScipy(long b, long c, double p) {
        assertThat(new McNemar(b, c).p()).isCloseTo(p, within(RELATIVE * p));
        assertThat(new McNemar(c, b).p()).isEqualTo(new McNemar(b, c).p());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "5, 5", "5, 6", "4000, 4000"})
    void anEvenSplitIsNoEvidence(long b, long c) {
        assertThat(new McNemar(b, c).p()).isEqualTo(1);
    }

    @Test
    void whatIsTooSmallForADoubleIsZeroNotNaN() {
        assertThat(new McNemar(1_000, 9_000).p()).isZero();
    }

    @Test
    void unpairedDocumentsAreRejected() {
        assertThatThrownBy(() -> McNemar.of(new boolean[2], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("paired documents: expected 2, got 3");
    }
}
