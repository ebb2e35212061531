package org.ridgeline.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.TokenSettings;

class BagOfWordsTest {

    private static final List<List<String>> TRAIN =
            List.of(List.of("a", "fine", "fine", "film"), List.of("a", "dull", "film"), List.of("a", "bore"));

    private static final int[] ALL = {0, 1, 2};

    private static FeatureSettings settings(Weighting weighting, int minDocumentFrequency, int maxWords) {
        return new FeatureSettings(weighting, minDocumentFrequency, maxWords, true);
    }

    /** Returns the vocabulary that the vectorizer makes of documents. */
    private static Vocabulary words(List<List<String>> documents, FeatureSettings settings) {
        return fit(documents, settings).bag().vocabulary();
    }

    private static BagRows fit(List<List<String>> documents, FeatureSettings settings) {
        try (Vectorizer vectorizer = new Vectorizer(TokenSettings.of(TokenSettings.Scheme.WHITESPACE), 1)) {
            documents.forEach(tokens -> vectorizer.add(String.join(" ", tokens)));
            return vectorizer.finish().fit(IntStream.range(0, documents.size()).toArray(), settings);
        }
    }

    @Test
    void wordsStandByFallingDocumentFrequencyThenByName() {
        Vocabulary vocabulary = words(TRAIN, FeatureSettings.defaults());
        assertThat(vocabulary.words()).containsExactly("a", "film", "bore", "dull", "fine");
        assertThat(vocabulary.documentFrequency(0)).isEqualTo(3);
        assertThat(vocabulary.documentFrequency(vocabulary.indexOf("fine"))).isEqualTo(1);
        assertThat(vocabulary.indexOf("masterpiece")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void theOrderOfDocumentsDoesNotMatter() {
        List<List<String>> reversed = new ArrayList<>(TRAIN);
        Collections.reverse(reversed);
        assertThat(words(reversed, FeatureSettings.defaults()).words())
                .isEqualTo(words(TRAIN, FeatureSettings.defaults()).words());
    }

    @Test
    void rareWordsAndTheTailBeyondTheLimitAreLeftOut() {
        assertThat(words(TRAIN, settings(Weighting.COUNTS, 2, 100)).words()).containsExactly("a", "film");
        assertThat(words(TRAIN, settings(Weighting.COUNTS, 1, 3)).words()).containsExactly("a", "film", "bore");
    }

    @Test
    void aRowCountsItsWordsAndEndsWithTheBias() {
        Vectorized rows = fit(TRAIN, FeatureSettings.defaults()).vectorized(ALL);
        assertThat(rows.matrix().rows()).isEqualTo(3);
        assertThat(rows.matrix().columns()).isEqualTo(6);
        assertThat(rows.matrix().get(0, 4)).isEqualTo(2);
        assertThat(rows.matrix().get(2, 5)).isEqualTo(1);
        assertThat(rows.tokens()).isEqualTo(9);
        assertThat(rows.unknownTokens()).isZero();
    }

    @Test
    void presenceCountsOnce() {
        Vectorized rows = fit(TRAIN, settings(Weighting.PRESENCE, 1, 100)).vectorized(ALL);
        assertThat(rows.matrix().get(0, 4)).isEqualTo(1);
    }

    @Test
    void unknownWordsAreCountedAndLeaveTheBiasAlone() {
        BagOfWords bag = fit(TRAIN, FeatureSettings.defaults()).bag();
        Vectorized rows = PlainBag.transform(bag, List.of(List.of("a", "new", "new", "film"), List.of()));
        assertThat(rows.unknownTokens()).isEqualTo(2);
        assertThat(rows.matrix().rowStart(1)).isEqualTo(3);
        assertThat(rows.matrix().get(1, 5)).isEqualTo(1);
    }

    @Test
    void withoutBiasThereIsNoLastColumn() {
        FeatureSettings noBias = new FeatureSettings(Weighting.COUNTS, 1, 100, false);
        BagRows rows = fit(TRAIN, noBias);
        assertThat(rows.bag().columns())
                .isEqualTo(rows.bag().vocabulary().size())
                .isEqualTo(5);
        assertThat(rows.vectorized(ALL).matrix().columns()).isEqualTo(5);
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
