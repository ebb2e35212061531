package org.ridgeline.eval.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** SciPy 1.10.1: {@code binomtest(k, n).proportion_ci(method='wilson')}. */
    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.4901624715366418, 0.9433178485456248",
        "0, 5, 0.0, 0.43448246478317476",
        "5, 5, 0.5655175352168251, 1.0",
        "1126, 1821, 0.5958022336051209, 0.640382667782715"
    })
    void agreesWithScipy(int successes, int n, double low, double high) {
        Interval interval = Interval.wilson(successes, n);
        assertThat(interval.low()).isCloseTo(low, within(1e-14));
        assertThat(interval.high()).isCloseTo(high, within(1e-14));
        assertThat((double) successes / n).isBetween(interval.low(), interval.high());
    }

    @Test
    void countsOutOfRangeAreRejected() {
        assertThatThrownBy(() -> Interval.wilson(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.wilson(3, 2)).hasMessage("share: expected 0 to n of n >= 1, got 3 of 2");
        assertThatThrownBy(() -> new Interval(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
