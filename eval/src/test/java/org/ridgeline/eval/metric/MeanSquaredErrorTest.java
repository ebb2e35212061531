package org.ridgeline.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanSquaredErrorTest {

    @Test
    void handWorkedCaseIsTheMeanOfTheSquares() {
        // Residuals 0.5, -0.5, 2, 0: squares 0.25, 0.25, 4, 0; their mean is 4.5 / 4.
        assertThat(MeanSquaredError.of(new double[] {1.5, -1.5, 1, 1}, new double[] {1, -1, -1, 1}))
                .isEqualTo(1.125);
    }

    @Test
    void perfectScoresHaveNoError() {
        assertThat(MeanSquaredError.of(new double[] {1, -1}, new double[] {1, -1}))
                .isZero();
    }

    @Test
    void smallSquaresAfterALargeOneAreNotLost() {
        // 2^54 followed by 4,096 ones: a plain loop drops every one of them, as 2^54 + 1 rounds to 2^54.
        double[] scores = new double[4097];
        Arrays.fill(scores, 1);
        scores[0] = 0x1p27;
        double exact = (0x1p54 + 4096) / 4097;
        assertThat(MeanSquaredError.of(scores, new double[4097])).isEqualTo(exact);
    }

    @Test
    void sumAgreesWithExactArithmeticToAFewUlps() {
        SplittableRandom random = new SplittableRandom(7);
        int n = 20_000;
        double[] scores = new double[n];
        double[] labels = new double[n];
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            scores[i] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 4);
            labels[i] = random.nextBoolean() ? 1 : -1;
            BigDecimal residual = new BigDecimal(scores[i] - labels[i]);
            exact = exact.add(residual.multiply(residual));
        }
        double expected =
                exact.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
        // Each square is rounded once (half an ulp); the sum and the division add at most two more.
        double tolerance = 3 * Math.ulp(expected);
        assertThat(Math.abs(MeanSquaredError.of(scores, labels) - expected)).isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void scoreThatIsNotFiniteIsNamedByItsIndex(double bad) {
        assertThatThrownBy(() -> MeanSquaredError.of(new double[] {0, 0, bad}, new double[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score at index 2: expected a finite number, got " + bad);
    }

    @Test
    void labelThatIsNotFiniteIsNamedByItsIndex() {
        assertThatThrownBy(() -> MeanSquaredError.of(new double[] {0, 0}, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label at index 1");
    }

    @Test
    void unequalLengthsAndEmptyInputAreErrors() {
        assertThatThrownBy(() -> MeanSquaredError.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels: expected one to each of 2 scores, got 3");
        assertThatThrownBy(() -> MeanSquaredError.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void squareTooLargeForADoubleIsAnErrorAndNotInfinity() {
        assertThatThrownBy(() -> MeanSquaredError.of(new double[] {0, 1e200}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overflows at index 1");
    }
}
