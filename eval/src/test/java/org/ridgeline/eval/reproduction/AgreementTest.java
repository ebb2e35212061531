package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void differencesAreRelativeToTheLargestOfTheReference() {
        Agreement agreement = Agreement.of(
                new double[] {1, -4, 0}, new double[] {1.5, -4, 0.25}, new double[] {2, -1}, new double[] {2, -1.5});
        assertThat(agreement).isEqualTo(new Agreement(0.125, 0.25, 2, 0));
    }

    @Test
    void equalVectorsDifferByNothingEvenWhereAllAreZero() {
        double[] zero = new double[3];
        assertThat(Agreement.of(zero, zero, zero, zero)).isEqualTo(new Agreement(0, 0, 3, 0));
        assertThat(Agreement.of(zero, new double[] {0, 1, 0}, zero, zero).weights())
                .isInfinite();
    }

    @Test
    void aScoreOfZeroHasTheSignOfANegativeOne() {
        double[] w = {1};
        double[] reference = {0, 0, -1, 1, 1};
        double[] scores = {-1e-9, 1e-9, 0, 0, 1};
        assertThat(Agreement.of(w, w, reference, scores).signs()).isEqualTo(2);
    }

    @Test
    void unequalLengthsAndNumbersThatAreNotFiniteAreRefused() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Agreement.of(one, new double[2], one, one))
                .withMessage("weights: expected 1 as in the reference, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Agreement.of(one, one, one, new double[] {Double.NaN}))
                .withMessage("score at index 0: expected finite numbers, got 1.0 and NaN");
    }
}
