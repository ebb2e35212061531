package org.ridgeline.pipeline.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.WordRow;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.ModelFileException;
import org.ridgeline.model.store.StoredModel;

class TextClassifierTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> settings() {
        List<Arguments> all = new ArrayList<>();
        for (Weighting weighting : Weighting.values()) {
            for (int n = 1; n <= TokenSettings.MAX_NGRAM; n++) {
                for (boolean choice : new boolean[] {true, false}) {
                    all.add(Arguments.of(Models.tokens(Scheme.WHITESPACE, choice, n, !choice), weighting));
                    all.add(Arguments.of(Models.tokens(Scheme.WHITESPACE, choice, n, choice), weighting));
                }
            }
            all.add(Arguments.of(Models.tokens(Scheme.PTB, true, 2, true), weighting));
        }
        return all.stream();
    }

    @ParameterizedTest
    @CsvSource({"good good, 3.25", "bad, -1.75", "'', 0.25", "Unknown GOOD, 1.75", "not bad, -1.75"})
    void scoreIsTheWeightsOfTheWordsAndTheBias(String text, double expected) {
        TextClassifier classifier = TextClassifier.of(Models.byHand());
        assertThat(classifier.score(text)).isEqualTo(expected);
        assertThat(classifier.label(expected)).isEqualTo(expected > 0 ? "positive" : "negative");
    }

    @Test
    void scoreOfExactlyZeroIsNegative() {
        assertThat(TextClassifier.positive(0.0)).isFalse();
        assertThat(TextClassifier.positive(-0.0)).isFalse();
        assertThat(TextClassifier.positive(Double.MIN_VALUE)).isTrue();
        assertThat(TextClassifier.of(Models.byHand()).label(0)).isEqualTo("negative");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void scoresAreTheBitsOfTheMatrixProduct(TokenSettings tokens, Weighting weighting) {
        StoredModel stored = Models.random(tokens, weighting, 7);
        TextClassifier classifier = TextClassifier.of(stored);
        List<String> texts = Models.texts(200, 8);
        BagOfWords bag = BagOfWords.of(
                stored.vocabulary(),
                classifier.properties().features(),
                stored.factors().map(ColumnFactors::toArray).orElse(new double[0]));
        CsrBuilder rows = new CsrBuilder(bag.columns());
        for (String text : texts) {
            WordRow row = bag.row(tokens.terms(text));
            for (int k = 0; k < row.size(); k++) {
                rows.add(row.column(k), row.value(k));
            }
            rows.add(bag.columns() - 1, 1);
            rows.endRow();
        }
        double[] product = rows.build().multiply(stored.model().augmented());
        assertThat(Arrays.stream(product).distinct().count()).isGreaterThan(100);
        for (int i = 0; i < product.length; i++) {
            assertThat(Double.doubleToRawLongBits(classifier.score(texts.get(i))))
                    .as(texts.get(i))
                    .isEqualTo(Double.doubleToRawLongBits(product[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void fileGivesTheSameScores(TokenSettings tokens, Weighting weighting) {
        StoredModel stored = Models.random(tokens, weighting, 9);
        Path file = folder.resolve("m");
        ModelFile.write(file, stored);
        TextClassifier loaded = TextClassifier.load(file);
        assertThat(loaded.properties().tokens()).isEqualTo(tokens);
        assertThat(loaded.properties().features().weighting()).isEqualTo(weighting);
        TextClassifier kept = TextClassifier.of(stored);
        assertThat(Models.texts(50, 10))
                .allSatisfy(text -> assertThat(loaded.score(text)).isEqualTo(kept.score(text)));
    }

    @Test
    void manyThreadsShareOneClassifier() throws Exception {
        TextClassifier classifier =
                TextClassifier.of(Models.random(Models.tokens(Scheme.WHITESPACE, true, 3, true), Weighting.TFIDF, 1));
        List<String> texts = Models.texts(2_000, 2);
        double[] expected = texts.stream().mapToDouble(classifier::score).toArray();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<double[]> all =
                    () -> texts.stream().mapToDouble(classifier::score).toArray();
            for (Future<double[]> each : threads.invokeAll(List.of(all, all, all, all))) {
                assertThat(each.get()).containsExactly(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        try (Workers workers = new Workers(3)) {
            assertThat(classifier.scores(texts, workers)).containsExactly(expected);
        }
    }

    @Test
    void modelsOfRunsLoad() {
        assertThat(load("tokens", "leaves").score("Good film")).isEqualTo(1.75);
        StoredModel stored = Models.byHand();
        TextClassifier ptb = TextClassifier.of(new StoredModel(
                stored.model(),
                stored.vocabulary(),
                Models.properties(TokenSettings.of(Scheme.PTB), Weighting.COUNTS)));
        assertThat(ptb.score("\"Good,\" not bad.")).isEqualTo(-0.25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            tokens                       | bytes      | property tokens: expected whitespace or ptb or leaves, got "bytes"
            tokens                       | none       | property tokens: expected whitespace or ptb or leaves, got nothing
            tokens                       | ptb        | property tokens.options: expected
            tokens.stemming              | porter     | property tokens.stemming: expected no such property, got "porter"
            tokens.ngrams                | 4          | property tokens.ngrams: expected 1 or 2 or 3, got "4"
            tokens.stopWords             | german     | property tokens.stopWords: expected none or english or own, got "german"
            lowerCase                    | none       | property lowerCase: expected true or false, got nothing
            features.weighting           | bm25       | property features.weighting: expected counts or presence or tfidf, got "bm25"
            features.weighting           | tfidf      | property features.weighting: expected factors in the file, got none
            features.weighting           | none       | property features.weighting: expected counts or presence or tfidf, got nothing
            features.bias                | false      | property features.bias: expected true, as the bias is 0.25, got "false"
            features.bias                | yes        | property features.bias: expected true or false, got "yes"
            features.maxWords            | 0          | property features.maxWords: expected a whole number from 1 to 2147483647, got "0"
            features.maxWords            | 2147483648 | property features.maxWords: expected a whole number from 1 to 2147483647, got "2147483648"
            features.hashing             | true       | property features.hashing: expected no such property
            labels.positive              | none       | property labels.positive: expected two different names
            labels.positive              | negative   | property labels.negative: expected two different names
            labels.neutral               | so-so      | property labels.neutral: expected no such property, got "so-so"
            """)
    void whatIsNotKnownIsRefusedByName(String key, String value, String message) {
        assertThatThrownBy(() -> load(key, value))
                .isInstanceOf(ClassifierException.class)
                .hasMessageStartingWith("model file " + folder.resolve("m") + ": " + message)
                .hasMessageEndingWith("Read it with the Ridgeline that wrote it, or train the model again.");
    }

    @Test
    void factorsWithoutTfidfAreRefused() {
        StoredModel stored = Models.byHand();
        StoredModel odd = new StoredModel(
                stored.model(), stored.vocabulary(), stored.properties(), Optional.of(new ColumnFactors(new double[] {
                    1, 1, 1
                })));
        assertThatThrownBy(() -> TextClassifier.of(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected tfidf, as the file holds factors");
    }

    @Test
    void missingFileIsAClearError() {
        assertThatThrownBy(() -> TextClassifier.load(folder.resolve("none")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void labelsAreTheModels() {
        StoredModel stored = Models.byHand();
        TextClassifier classifier = TextClassifier.of(new StoredModel(
                stored.model(),
                stored.vocabulary(),
                Models.with(Models.with(stored.properties(), "labels.positive", "1"), "labels.negative", "0")));
        assertThat(classifier.labels()).isEqualTo(new Labels("1", "0"));
        assertThat(classifier.label(0.1)).isEqualTo("1");
        assertThat(classifier.label(0)).isEqualTo("0");
    }

    @Test
    void modelWithoutWordsScoresItsBias() {
        TextClassifier classifier = TextClassifier.of(new StoredModel(
                new LinearModel(new double[0], -0.5, 1),
                List.of(),
                Models.byHand().properties()));
        assertThat(classifier.score("anything at all")).isEqualTo(-0.5);
        assertThat(classifier.explain("anything at all").unknownWords()).containsExactly("anything", "at", "all");
    }

    private TextClassifier load(String key, String value) {
        StoredModel stored = Models.byHand();
        Path file = folder.resolve("m");
        ModelFile.write(
                file,
                new StoredModel(stored.model(), stored.vocabulary(), Models.with(stored.properties(), key, value)));
        return TextClassifier.load(file);
    }
}
