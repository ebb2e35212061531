package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.source.CorpusSource;

class SyntheticCorpusTest {

    private static final Corpus DEFAULT =
            SyntheticCorpus.generate(SyntheticCorpus.DEFAULT_SEED, SyntheticCorpus.SST_DOCUMENTS);

    /** Seen once; it pins the generator, so that the built-in experiment's figures stay what they are. */
    @Test
    void defaultCorpusIsPinned() {
        assertThat(DEFAULT.sha256()).isEqualTo("a941ba4eca9dfd6283cb9f6a07474a43e308026e0a6c8b2522e6f171ade6072a");
        assertThat(DEFAULT.synthetic()).isTrue();
        assertThat(DEFAULT.inputs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "de", "ar", "hi"})
    void localeAndTimeZoneChangeNothing(String language) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String expected = SyntheticCorpus.generate(1, 500).sha256();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(SyntheticCorpus.generate(1, 500).sha256()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void splitsAndLabelsAreThoseOfSst() {
        Map<String, Long> actual = CorpusProfile.of(DEFAULT).counts();
        CorpusSource.sst().counts().forEach((name, count) -> {
            if (name.contains("documents") || name.startsWith("labels")) {
                assertThat(actual).containsEntry(name, count);
            }
        });
    }

    @Test
    void lengthsAndWordsHaveTheShapeOfSst() {
        List<Document> train = BinaryTask.documents(DEFAULT.documents(Split.TRAIN));
        Map<String, Integer> words = new HashMap<>();
        train.forEach(document -> document.words().forEach(leaf -> words.merge(leaf, 1, Integer::sum)));
        int[] lengths = train.stream()
                .mapToInt(document -> document.words().size())
                .sorted()
                .toArray();
        int[] frequencies =
                words.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int tokens = Arrays.stream(lengths).sum();

        assertThat(tokens / (double) train.size()).isBetween(18.5, 20.0);
        assertThat(lengths[0]).isGreaterThanOrEqualTo(2);
        assertThat(lengths[lengths.length - 1]).isLessThanOrEqualTo(56);
        assertThat(words.size()).isBetween(13_000, 16_000);
        assertThat(Arrays.stream(frequencies).filter(count -> count == 1).count() / (double) words.size())
                .isBetween(0.5, 0.6);
        assertThat(frequencies[frequencies.length - 1] / (double) tokens).isBetween(0.02, 0.06);
    }

    @Test
    void wordsAreDistinctLowerCaseAndPlainlyMadeUp() {
        assertThat(DEFAULT.documents().stream()
                        .flatMap(document -> document.words().stream())
                        .distinct())
                .allMatch(word -> word.matches("([bdfgklmnprstvz][aeiou]){2,}(x|yum|yuk)"));
    }

    @Test
    void polarWordsLeanTowardsTheirLabel() {
        long agreeing = 0;
        long opposing = 0;
        for (Document document : BinaryTask.documents(DEFAULT.documents())) {
            for (String leaf : document.words()) {
                int sign = SyntheticCorpus.polarity(leaf) * BinaryTask.target(document);
                agreeing += sign > 0 ? 1 : 0;
                opposing += sign < 0 ? 1 : 0;
            }
        }
        assertThat(agreeing).isGreaterThan(5 * opposing);
        assertThat(opposing).isPositive();
    }

    @Test
    void seedsGiveDifferentDocuments() {
        assertThat(SyntheticCorpus.generate(1, 200).sha256())
                .isNotEqualTo(SyntheticCorpus.generate(2, 200).sha256());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 999, 11_854, 25_000})
    void everySizeIsMetAndFillsEverySplitWithBothSigns(int size) {
        Corpus corpus = SyntheticCorpus.generate(3, size);

        assertThat(corpus.documents()).hasSize(size);
        for (Split split : Split.values()) {
            assertThat(BinaryTask.documents(corpus.documents(split)))
                    .extracting(BinaryTask::target)
                    .contains(-1, 1);
        }
    }

    @Test
    void sinkHearsTheSameDocumentsInOrder() {
        AtomicInteger next = new AtomicInteger();
        Corpus corpus = SyntheticCorpus.generate(4, 300);
        SyntheticCorpus.generate(4, 300, document -> assertThat(document)
                .isEqualTo(corpus.documents().get(next.getAndIncrement())));

        assertThat(next).hasValue(300);
    }

    @Test
    void tooSmallASizeIsRefused() {
        assertThatThrownBy(() -> SyntheticCorpus.generate(1, 99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("documents: expected at least 100, got 99");
    }
}
