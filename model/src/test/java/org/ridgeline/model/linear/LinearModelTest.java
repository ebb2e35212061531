package org.ridgeline.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {

    private final LinearModel model = new LinearModel(new double[] {2, -3, 6}, 0.5, 1);

    @Test
    void normIncludesTheBias() {
        // 2^2 + 3^2 + 6^2 = 49; with a bias of 24 the norm is sqrt(49 + 576) = 25.
        assertThat(new LinearModel(new double[] {2, -3, 6}, 24, 0).norm()).isEqualTo(25.0);
        assertThat(new LinearModel(new double[0], -3, 0).norm()).isEqualTo(3.0);
    }

    @Test
    void normIsTheOneTheReferenceMinimises() {
        // sst_reference.json, lambda 1: its objective is n * mse + lambda * weight_norm^2, bias inside the norm.
        double weightNorm = 24.574083212153965;
        assertThat(6920 * 0.0726439239295354 + 1.0 * weightNorm * weightNorm)
                .isCloseTo(1106.5815193102524, within(1e-9));
        double bias = -0.013982552614099003;
        double rest = Math.sqrt(weightNorm * weightNorm - bias * bias);
        assertThat(new LinearModel(new double[] {rest}, bias, 1).norm()).isCloseTo(weightNorm, within(1e-13));
    }

    @Test
    void augmentedVectorHasTheBiasLastAndComesBack() {
        assertThat(model.augmented()).containsExactly(2, -3, 6, 0.5);
        LinearModel again = LinearModel.of(model.augmented(), 1, true);
        assertThat(again.dimension()).isEqualTo(3);
        assertThat(again.bias()).isEqualTo(0.5);
        assertThat(again.augmented()).containsExactly(model.augmented());
    }

    @Test
    void arraysAreCopiedInAndOut() {
        double[] weights = {1, 2};
        LinearModel copied = new LinearModel(weights, 0, 0);
        weights[0] = 99;
        copied.augmented()[1] = 99;
        assertThat(copied.weight(0)).isEqualTo(1);
        assertThat(copied.weight(1)).isEqualTo(2);
        double[] augmented = {1, 2};
        LinearModel from = LinearModel.of(augmented, 0, true);
        augmented[0] = 99;
        assertThat(from.weight(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatAreNotFiniteAreRejected(double bad) {
        assertThatThrownBy(() -> new LinearModel(new double[] {0, bad}, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight of column 1: expected a finite number, got " + bad);
        assertThatThrownBy(() -> new LinearModel(new double[1], bad, 0)).hasMessageStartingWith("bias:");
        assertThatThrownBy(() -> new LinearModel(new double[1], 0, bad)).hasMessageStartingWith("lambda:");
    }

    @Test
    void negativeLambdaAndAnEmptyAugmentedVectorAreRejected() {
        assertThatThrownBy(() -> new LinearModel(new double[1], 0, -1e-300)).hasMessageStartingWith("lambda:");
        assertThatThrownBy(() -> LinearModel.of(new double[0], 0, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void columnThatDoesNotExistIsNamed(int column) {
        assertThatThrownBy(() -> model.weight(column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column: expected 0 to 2, got " + column);
    }
}
