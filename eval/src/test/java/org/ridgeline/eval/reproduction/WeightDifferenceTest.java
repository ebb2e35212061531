package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.eval.reproduction.WeightDifference.WordChange;

class WeightDifferenceTest {

    private static final Map<String, Double> BEFORE = model(List.of("warm", "dull", "film"), 3, -2, 1, 0.5);

    @Test
    void theSameWeightsInAnotherOrderAreIdentical() {
        WeightDifference same = WeightDifference.of(BEFORE, model(List.of("film", "warm", "dull"), 1, 3, -2, 0.5), 5);
        assertThat(same.identical()).isTrue();
        assertThat(same.compared()).isEqualTo(4);
        assertThat(same.largest()).isEmpty();
    }

    @Test
    void aChangedWordIsTheOneThatIsListed() {
        WeightDifference one = WeightDifference.of(BEFORE, model(List.of("warm", "dull", "film"), 3, -2.5, 1, 0.5), 5);
        assertThat(one.different()).isEqualTo(1);
        assertThat(one.norm()).isEqualTo(0.5);
        assertThat(one.largest()).containsExactly(new WordChange("dull", -2, -2.5));
    }

    /** Differences are 3 (warm goes), 4 (cold comes) and 0 else; their norm is 5, and A's is the root of 9 + 4 + 1 + 1/4. */
    @Test
    void aWordThatIsNotThereHasWeightZero() {
        WeightDifference other = WeightDifference.of(BEFORE, model(List.of("cold", "dull", "film"), -4, -2, 1, 0.5), 1);
        assertThat(other.onlyBefore()).isEqualTo(1);
        assertThat(other.onlyAfter()).isEqualTo(1);
        assertThat(other.norm()).isEqualTo(5);
        assertThat(other.normBefore()).isEqualTo(Math.sqrt(14.25));
        assertThat(other.largest()).containsExactly(new WordChange("cold", 0, -4));
        assertThat(other.identical()).isFalse();
    }

    @Test
    void theBiasIsComparedAndIsNoWord() {
        WeightDifference bias =
                WeightDifference.of(BEFORE, model(List.of("warm", "dull", "film"), 3, -2, 1, Math.nextUp(0.5)), 5);
        assertThat(bias.different()).isEqualTo(1);
        assertThat(bias.largest().get(0).word()).isEqualTo(Result.Fitted.BIAS);
    }

    private static Map<String, Double> model(List<String> words, double... augmented) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            weights.put(words.get(i), augmented[i]);
        }
        weights.put(Result.Fitted.BIAS, augmented[words.size()]);
        return weights;
    }
}
