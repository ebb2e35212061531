package org.ridgeline.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerDocumentTest {

    private static final double[] SCORES = {0.5, -2, 0, 0, 3};
    private static final double[] LABELS = {1, 1, -1, 1, -1};

    @Test
    void theirMeansAreTheMeasures() {
        BinaryEvaluation measured = BinaryEvaluation.of(SCORES, LABELS);
        assertThat(PerDocument.squaredErrors(SCORES, LABELS)).containsExactly(0.25, 9, 1, 1, 16);
        assertThat(PerDocument.right(SCORES, LABELS)).containsExactly(true, false, true, false, false);
        assertThat(mean(PerDocument.squaredErrors(SCORES, LABELS))).isCloseTo(measured.mse(), within(1e-15));
        assertThat(mean(PerDocument.indicator(PerDocument.right(SCORES, LABELS))))
                .isEqualTo(measured.accuracy());
    }

    @Test
    void scoresWithoutLabelsAreRejected() {
        assertThatThrownBy(() -> PerDocument.right(SCORES, new double[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PerDocument.squaredErrors(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
