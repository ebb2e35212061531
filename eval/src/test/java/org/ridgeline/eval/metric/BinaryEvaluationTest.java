package org.ridgeline.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryEvaluationTest {

    @Test
    void handWorkedCaseCountsEachCellOfTheMatrix() {
        double[] scores = {0.2, 3, -0.1, -1, -2, -3, 0.5, 1, 2, 4};
        double[] labels = {1, 1, 1, -1, -1, -1, -1, 1, -1, -1};
        BinaryEvaluation evaluation = BinaryEvaluation.of(scores, labels);
        assertThat(evaluation.confusion()).isEqualTo(new ConfusionMatrix(3, 3, 3, 1));
        assertThat(evaluation.n()).isEqualTo(10);
        assertThat(evaluation.correct()).isEqualTo(6);
        assertThat(evaluation.accuracy()).isEqualTo(0.6);
        // 0.64 + 4 + 1.21 + 0 + 1 + 4 + 2.25 + 0 + 9 + 25 = 47.1
        assertThat(evaluation.mse()).isCloseTo(4.71, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0})
    void scoreOfExactlyZeroCountsAsNegative(double zero) {
        assertThat(ConfusionMatrix.of(new double[] {zero, zero}, new double[] {1, -1}))
                .isEqualTo(new ConfusionMatrix(0, 0, 1, 1));
    }

    @Test
    void smallestPositiveScoreCountsAsPositive() {
        assertThat(ConfusionMatrix.of(new double[] {Double.MIN_VALUE}, new double[] {1})
                        .truePositives())
                .isOne();
    }

    @Test
    void accuracyOfTheBooksCountIsTheBooksPercentage() {
        // 1,123 of 1,821 is the 61.67% of Table 3.1.
        BinaryEvaluation evaluation = new BinaryEvaluation(1, new ConfusionMatrix(600, 300, 523, 398));
        assertThat(evaluation.n()).isEqualTo(1821);
        assertThat(evaluation.accuracy()).isCloseTo(0.6167, within(0.00005));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2, 0.999999, -1.5})
    void labelOtherThanPlusOrMinusOneIsNamedByItsIndex(double label) {
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 1}, new double[] {1, label}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label at index 1: expected +1 or -1, got " + label);
    }

    @Test
    void nanScoreIsAnErrorAndNotANegative() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new double[] {Double.NaN}, new double[] {-1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("score at index 0");
    }

    @Test
    void inputsAreLeftAsTheyWere() {
        double[] scores = {0.5, -0.5};
        double[] labels = {1, -1};
        BinaryEvaluation.of(scores, labels);
        assertThat(scores).containsExactly(0.5, -0.5);
        assertThat(labels).containsExactly(1, -1);
    }
}
