package org.ridgeline.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.FeatureSettings.Weighting;

class BagOfWordsTest {

    private static final List<List<String>> TRAIN =
            List.of(List.of("a", "fine", "fine", "film"), List.of("a", "dull", "film"), List.of("a", "bore"));

    private static FeatureSettings settings(Weighting weighting, int minDocumentFrequency, int maxWords) {
        return new FeatureSettings(weighting, minDocumentFrequency, maxWords, true);
    }

    @Test
    void wordsStandByFallingDocumentFrequencyThenByName() {
        Vocabulary vocabulary = Vocabulary.of(TRAIN, FeatureSettings.defaults());
        assertThat(vocabulary.words()).containsExactly("a", "film", "bore", "dull", "fine");
        assertThat(vocabulary.documentFrequency(0)).isEqualTo(3);
        assertThat(vocabulary.documentFrequency(vocabulary.indexOf("fine"))).isEqualTo(1);
        assertThat(vocabulary.indexOf("masterpiece")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void theOrderOfDocumentsDoesNotMatter() {
        List<List<String>> reversed = new ArrayList<>(TRAIN);
        Collections.reverse(reversed);
        assertThat(Vocabulary.of(reversed, FeatureSettings.defaults()).words())
                .isEqualTo(Vocabulary.of(TRAIN, FeatureSettings.defaults()).words());
    }

    @Test
    void rareWordsAndTheTailBeyondTheLimitAreLeftOut() {
        assertThat(Vocabulary.of(TRAIN, settings(Weighting.COUNTS, 2, 100)).words())
                .containsExactly("a", "film");
        assertThat(Vocabulary.of(TRAIN, settings(Weighting.COUNTS, 1, 3)).words())
                .containsExactly("a", "film", "bore");
    }

    @Test
    void aRowCountsItsWordsAndEndsWithTheBias() {
        Vectorized rows = BagOfWords.fit(TRAIN, FeatureSettings.defaults()).transform(TRAIN);
        assertThat(rows.matrix().rows()).isEqualTo(3);
        assertThat(rows.matrix().columns()).isEqualTo(6);
        assertThat(rows.matrix().get(0, 4)).isEqualTo(2);
        assertThat(rows.matrix().get(2, 5)).isEqualTo(1);
        assertThat(rows.tokens()).isEqualTo(9);
        assertThat(rows.unknownTokens()).isZero();
    }

    @Test
    void presenceCountsOnce() {
        Vectorized rows =
                BagOfWords.fit(TRAIN, settings(Weighting.PRESENCE, 1, 100)).transform(TRAIN);
        assertThat(rows.matrix().get(0, 4)).isEqualTo(1);
    }

    @Test
    void unknownWordsAreCountedAndLeaveTheBiasAlone() {
        BagOfWords bag = BagOfWords.fit(TRAIN, FeatureSettings.defaults());
        Vectorized rows = bag.transform(List.of(List.of("a", "new", "new", "film"), List.of()));
        assertThat(rows.unknownTokens()).isEqualTo(2);
        assertThat(rows.matrix().rowStart(1)).isEqualTo(3);
        assertThat(rows.matrix().get(1, 5)).isEqualTo(1);
    }

    @Test
    void withoutBiasThereIsNoLastColumn() {
        FeatureSettings noBias = new FeatureSettings(Weighting.COUNTS, 1, 100, false);
        BagOfWords bag = BagOfWords.fit(TRAIN, noBias);
        assertThat(bag.columns()).isEqualTo(bag.vocabulary().size()).isEqualTo(5);
        assertThat(bag.transform(TRAIN).matrix().columns()).isEqualTo(5);
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Weighting.COUNTS, 0, 1))
                .withMessageContaining("minDocumentFrequency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Weighting.COUNTS, 1, 0))
                .withMessageContaining("maxWords");
    }
}
