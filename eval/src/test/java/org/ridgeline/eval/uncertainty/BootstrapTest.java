package org.ridgeline.eval.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 324);

    /**
     * The standard error of the 2.5% quantile of 2,000 normal draws, in standard errors of the mean:
     * {@code sqrt(0.025 * 0.975 / 2000) / phi(1.96) = 0.0597}; four of them.
     */
    private static final double QUANTILE = 0.24;

    @Test
    void equalValuesLeaveNoDoubt() {
        double[] values = new double[50];
        Arrays.fill(values, 0.25);
        assertThat(mean(values)).isEqualTo(new Interval(0.25, 0.25));
    }

    @Test
    void twoDocumentsCouldBeEither() {
        // The means are 0, 1/2 and 1 with chances 1/4, 1/2 and 1/4: either end holds more than 2.5%.
        assertThat(mean(new double[] {0, 1})).isEqualTo(new Interval(0, 1));
    }

    @Test
    void fourDocumentsAgreeWithAllTheir256Resamples() {
        // numpy.percentile of the means of itertools.product([1, 2, 4, 9], repeat=4): [1.5, 7.25]
        assertThat(mean(new double[] {1, 2, 4, 9})).isEqualTo(new Interval(1.5, 7.25));
    }

    @Test
    void aShareAgreesWithTheBinomialDistribution() {
        // SciPy 1.10.1: binom.ppf([0.025, 0.975], 1821, 1126/1821) / 1821
        double[] right =
                IntStream.range(0, 1821).mapToDouble(i -> i < 1126 ? 1 : 0).toArray();
        double error = Math.sqrt(1126.0 / 1821 * (1 - 1126.0 / 1821) / 1821);
        Interval interval = mean(right);
        assertThat(interval.low()).isCloseTo(0.5958264689730917, within(QUANTILE * error));
        assertThat(interval.high()).isCloseTo(0.6408566721581549, within(QUANTILE * error));
    }

    @Test
    void skewedValuesAgreeWithTheBootstrapOfScipy() {
        // SciPy 1.10.1: bootstrap((arange(1, 101)**2 / 100,), mean, n_resamples=200000, method='percentile')
        double[] values =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> i * i / 100.0).toArray();
        double error = 3.0079407279952606;
        assertThat(mean(values).low()).isCloseTo(28.030795, within(QUANTILE * error));
        assertThat(mean(values).high()).isCloseTo(39.816605, within(QUANTILE * error));
    }

    @Test
    void columnsAreDrawnTogether() {
        double[] one = {0, 3, 1, 7, 2, 2, 9, 4};
        double[] shifted = Arrays.stream(one).map(value -> value + 1).toArray();
        double[] difference = new double[one.length];
        Arrays.setAll(difference, i -> shifted[i] - one[i]);
        List<Interval> intervals = BOOTSTRAP.means(one, shifted, difference);
        assertThat(intervals.get(1).low() - intervals.get(0).low()).isEqualTo(1);
        assertThat(intervals.get(2)).isEqualTo(new Interval(1, 1));
        assertThat(intervals.get(0)).isEqualTo(mean(one));
    }

    @Test
    void theSeedDecidesEveryBit() {
        double[] values = {0.1, 0.7, 0.2, 3.5, 2.2};
        assertThat(mean(values))
                .isEqualTo(new Bootstrap(2_000, 324).means(values).get(0));
        double[] many = IntStream.range(0, 500).mapToDouble(Math::sin).toArray();
        assertThat(mean(many))
                .isNotEqualTo(new Bootstrap(2_000, 325).means(many).get(0));
    }

    @Test
    void whatIsNoSampleIsRejected() {
        assertThatThrownBy(BOOTSTRAP::means).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mean(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BOOTSTRAP.means(new double[1], new double[2]))
                .hasMessage("bootstrap: expected columns of 1 values, got 2");
        assertThatThrownBy(() -> mean(new double[] {0, Double.NaN}))
                .hasMessage("value at index 1: expected a finite number, got NaN");
        assertThatThrownBy(() -> new Bootstrap(99, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Interval mean(double[] values) {
        return BOOTSTRAP.means(values).get(0);
    }
}
