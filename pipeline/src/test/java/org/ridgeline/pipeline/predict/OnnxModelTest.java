package org.ridgeline.pipeline.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.StoredModel;

/** What onnxruntime makes of an exported model, beside what Ridgeline makes of the model itself. */
@DisabledIf(value = "javaIsBuiltForMusl", disabledReason = "onnxruntime has no library for musl")
class OnnxModelTest {

    /** The agreement that was asked for. Sums of 100 terms in another order differ by far less, 1e-13 at most. */
    private static final double AGREEMENT = 1e-6;

    static boolean javaIsBuiltForMusl() throws IOException {
        return Files.readString(Path.of(System.getProperty("java.home"), "release"))
                .contains("LIBC=\"musl\"");
    }

    static Stream<Arguments> settings() {
        List<Arguments> all = new ArrayList<>();
        for (Weighting weighting : Weighting.values()) {
            for (int n = 1; n <= TokenSettings.MAX_NGRAM; n++) {
                all.add(Arguments.of(Models.tokens(Scheme.WHITESPACE, n != 2, n, n == 3), weighting));
            }
            all.add(Arguments.of(Models.tokens(Scheme.PTB, true, 2, false), weighting));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void onnxruntimeGivesTheSameScores(TokenSettings tokens, Weighting weighting) throws OrtException {
        TextClassifier classifier = TextClassifier.of(Models.random(tokens, weighting, 5));
        // onnxruntime's Java binding hands characters beyond U+FFFF over in Java's modified UTF-8, which no other word
        // has.
        List<String> texts = Models.texts(100, 6).stream()
                .map(text -> text.replace("\uD83D\uDE00", "good"))
                .toList();
        try (Session session = new Session(OnnxModel.write(classifier, "1"))) {
            double[] batch = session.scores(
                    texts.stream().map(text -> words(tokens, text)).toList());
            for (int i = 0; i < batch.length; i++) {
                double expected = classifier.score(texts.get(i));
                assertThat(batch[i]).as(texts.get(i)).isCloseTo(expected, within(AGREEMENT));
                assertThat(session.scores(List.of(words(tokens, texts.get(i))))[0])
                        .isCloseTo(expected, within(AGREEMENT));
                assertThat(session.positive[0]).isEqualTo(expected > 0);
            }
        }
    }

    @Test
    void vocabularyOfPairsAloneWorks() throws OrtException {
        StoredModel pairs = new StoredModel(
                new LinearModel(new double[] {2}, 0.5, 1),
                List.of("not bad"),
                Models.properties(Models.tokens(Scheme.WHITESPACE, true, 3, false), Weighting.COUNTS));
        try (Session session = new Session(OnnxModel.write(TextClassifier.of(pairs), "1"))) {
            assertThat(session.scores(List.of(List.of("not", "bad", "not", "bad"), List.of("bad"), List.of())))
                    .containsExactly(4.5, 0.5, 0.5);
        }
    }

    @Test
    void metadataSayHowTextIsCutAndWhatScoresMean() throws OrtException {
        try (Session session = new Session(OnnxModel.write(TextClassifier.of(Models.byHand()), "1"))) {
            assertThat(session.session.getMetadata().getCustomMetadata())
                    .containsEntry("tokens", "whitespace")
                    .containsEntry("lowerCase", "true")
                    .containsEntry("features.weighting", "counts")
                    .containsEntry("labels.positive", "positive")
                    .containsEntry("labels.negative", "negative");
            assertThat(session.session.getMetadata().getProducerName()).isEqualTo("ridgeline");
        }
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        StoredModel hand = Models.byHand();
        StoredModel empty = new StoredModel(new LinearModel(new double[0], 1, 1), List.of(), hand.properties());
        assertThatThrownBy(() -> OnnxModel.write(TextClassifier.of(empty), "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ONNX: expected a model with words, got none");
        StoredModel odd = new StoredModel(
                hand.model(),
                List.of("a", "a b", "a b c"),
                Models.properties(Models.tokens(Scheme.WHITESPACE, true, 2, false), Weighting.COUNTS),
                Optional.empty());
        assertThatThrownBy(() -> OnnxModel.write(TextClassifier.of(odd), "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ONNX: expected terms of 1 to 2 words, got \"a b c\"");
    }

    /** The words that the metadata ask for: cut, in lower case, without stop words, and not yet n-grams. */
    private static List<String> words(TokenSettings settings, String text) {
        TokenSettings words = new TokenSettings(settings.scheme(), settings.lowerCase(), 1, settings.stopWords());
        return words.terms(text);
    }

    private static final class Session implements AutoCloseable {

        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private boolean[] positive;

        Session(byte[] model) throws OrtException {
            session = environment.createSession(model, new OrtSession.SessionOptions());
        }

        double[] scores(List<List<String>> documents) throws OrtException {
            int width =
                    Math.max(1, documents.stream().mapToInt(List::size).max().orElse(1));
            List<String> filled = new ArrayList<>();
            documents.forEach(words -> {
                filled.addAll(words);
                filled.addAll(Collections.nCopies(width - words.size(), ""));
            });
            long[] shape = {documents.size(), width};
            try (OnnxTensor tokens = OnnxTensor.createTensor(environment, filled.toArray(String[]::new), shape);
                    OrtSession.Result result = session.run(Map.of("tokens", tokens))) {
                positive = (boolean[]) result.get("positive").orElseThrow().getValue();
                return (double[]) result.get("score").orElseThrow().getValue();
            }
        }

        @Override
        public void close() throws OrtException {
            session.close();
        }
    }
}
