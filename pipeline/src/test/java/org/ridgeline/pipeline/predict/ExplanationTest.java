package org.ridgeline.pipeline.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.predict.Explanation.Kind;
import org.ridgeline.pipeline.predict.Explanation.Term;
import org.ridgeline.pipeline.predict.Explanation.Word;

class ExplanationTest {

    /** Up to 120 terms and their shares, each at most 40: so many roundings of numbers below 64, and twice that for the sum. */
    private static final double ROUNDING = 480 * Math.ulp(64.0);

    @Test
    void eachWordHasItsCountWeightAndPlace() {
        Explanation explanation = TextClassifier.of(Models.byHand()).explain("Good, not BAD not good odd");
        assertThat(explanation.terms())
                .containsExactly(
                        new Term("good", 1, 1, 1.5, 1.5), new Term("bad", 1, 1, -2, -2), new Term("not", 2, 2, 0, 0));
        assertThat(explanation.words())
                .containsExactly(
                        new Word("Good,", 0, Kind.UNKNOWN),
                        new Word("not", 0, Kind.KNOWN),
                        new Word("BAD", -2, Kind.KNOWN),
                        new Word("not", 0, Kind.KNOWN),
                        new Word("good", 1.5, Kind.KNOWN),
                        new Word("odd", 0, Kind.UNKNOWN));
        assertThat(explanation.unknownWords()).containsExactly("good,", "odd");
        assertThat(explanation.score()).isEqualTo(-0.25);
        assertThat(explanation.bias()).isEqualTo(0.25);
        assertThat(explanation.label()).isEqualTo("negative");
        assertThat(explanation.strongest()).extracting(Term::text).containsExactly("bad", "good", "not");
    }

    @Test
    void pairOfWordsAddsHalfWithEach() {
        Explanation explanation = explain(Weighting.COUNTS, "good not bad not the bad");
        // "not bad" (3) occurs twice, the second time around a stop word; "bad" (-2) occurs twice.
        assertThat(explanation.terms()).containsExactly(new Term("bad", 2, 2, -2, -4), new Term("not bad", 2, 2, 3, 6));
        assertThat(explanation.words())
                .containsExactly(
                        new Word("good", 0, Kind.UNKNOWN),
                        new Word("not", 1.5, Kind.KNOWN),
                        new Word("bad", -0.5, Kind.KNOWN),
                        new Word("not", 1.5, Kind.KNOWN),
                        new Word("the", 0, Kind.STOP_WORD),
                        new Word("bad", -0.5, Kind.KNOWN));
        assertThat(explanation.unknownWords()).containsExactly("good", "not");
    }

    @Test
    void presenceCountsTheFirstPlaceOnly() {
        Explanation explanation = explain(Weighting.PRESENCE, "bad bad");
        assertThat(explanation.terms()).containsExactly(new Term("bad", 2, 1, -2, -2));
        assertThat(explanation.words())
                .containsExactly(new Word("bad", -2, Kind.KNOWN), new Word("bad", 0, Kind.KNOWN));
    }

    @ParameterizedTest
    @MethodSource("org.ridgeline.pipeline.predict.TextClassifierTest#settings")
    void contributionsAddUpToTheScore(TokenSettings tokens, Weighting weighting) {
        TextClassifier classifier = TextClassifier.of(Models.random(tokens, weighting, 3));
        for (String text : Models.texts(50, 4)) {
            Explanation explanation = classifier.explain(text);
            double sum = 0;
            for (Term term : explanation.terms()) {
                sum += term.contribution();
            }
            assertThat(sum + explanation.bias()).isEqualTo(explanation.score());
            assertThat(explanation.score()).isEqualTo(classifier.score(text));
            double words =
                    explanation.words().stream().mapToDouble(Word::contribution).sum();
            assertThat(words + explanation.bias()).isCloseTo(explanation.score(), within(ROUNDING));
        }
    }

    private static Explanation explain(Weighting weighting, String text) {
        TokenSettings tokens = new TokenSettings(Scheme.WHITESPACE, true, 2, StopWords.of(List.of("the")));
        return TextClassifier.of(new StoredModel(
                        new LinearModel(new double[] {-2, 3}, 0.5, 1),
                        List.of("bad", "not bad"),
                        Models.properties(tokens, weighting)))
                .explain(text);
    }
}
