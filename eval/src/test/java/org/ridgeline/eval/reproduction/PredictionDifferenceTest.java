package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgeline.eval.reproduction.PredictionDifference.Flip;

class PredictionDifferenceTest {

    private static final double[] LABELS = {1, -1, 1, -1};

    /** The third goes wrong, as a score of 0 is negative; the fourth goes right for the same reason; the second only moves. */
    @Test
    void flipsAreCountedEachWay() {
        PredictionDifference found = PredictionDifference.of(
                new Predictions(LABELS, new double[] {0.5, -0.5, 0.1, 0.2}),
                new Predictions(LABELS, new double[] {0.5, -0.4, 0, 0}),
                1);
        assertThat(found).isEqualTo(new PredictionDifference(4, 3, 1, 1, java.util.List.of(new Flip(3, 1, 0.1, 0))));
    }
}
