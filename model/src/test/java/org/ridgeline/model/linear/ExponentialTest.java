package org.ridgeline.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final int HALVINGS = 11;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 10, 700})
    void isTheDoubleNearestToTheSeriesInSixtyDigits(double range) {
        SplittableRandom random = new SplittableRandom(15);
        int strictIsAnother = 0;
        for (int k = 0; k < 1500; k++) {
            double z = range * (2 * random.nextDouble() - 1);
            double nearest = exact(z).doubleValue();
            assertThat(Exponential.of(z)).as("exp(%s)", z).isEqualTo(nearest);
            strictIsAnother += StrictMath.exp(z) == nearest ? 0 : 1;
        }
        // Otherwise this class has no reason to be.
        assertThat(strictIsAnother).isPositive();
    }

    @Test
    void hasTheValuesOfItsEnds() {
        for (double z : new double[] {0, -0.0, 1e-300, -1e-300, Double.MIN_VALUE}) {
            assertThat(Exponential.of(z)).isEqualTo(1);
        }
        assertThat(Exponential.of(1)).isEqualTo(Math.E);
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exponential.of(Double.NaN)).isNaN();
        assertThat(Exponential.of(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exponential.of(710)).isInfinite();
    }

    /** The series at z/2^11, squared eleven times. */
    private static BigDecimal exact(double z) {
        BigDecimal small = new BigDecimal(z).divide(BigDecimal.valueOf(1 << HALVINGS));
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n <= 50; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < HALVINGS; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
