package org.ridgeline.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.data.text.Tokenizer;

@Timeout(60)
class VectorizerTest {

    private static final TokenSettings WORDS = TokenSettings.of(Scheme.WHITESPACE);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    static Stream<Arguments> settings() {
        StopWords stop = StopWords.of(List.of("W1", "w\u00e93", "\u03c3\u03b15"));
        return Stream.of(
                Arguments.of(WORDS, new FeatureSettings(Weighting.COUNTS, 1, Integer.MAX_VALUE, true)),
                Arguments.of(WORDS, new FeatureSettings(Weighting.COUNTS, 2, 37, false)),
                Arguments.of(
                        new TokenSettings(Scheme.WHITESPACE, false, 1, StopWords.none()),
                        new FeatureSettings(Weighting.PRESENCE, 1, 100, true)),
                Arguments.of(
                        new TokenSettings(Scheme.WHITESPACE, true, 2, stop),
                        new FeatureSettings(Weighting.TFIDF, 1, Integer.MAX_VALUE, true)),
                Arguments.of(
                        new TokenSettings(Scheme.WHITESPACE, true, 3, stop),
                        new FeatureSettings(Weighting.TFIDF, 3, 500, false)),
                Arguments.of(
                        new TokenSettings(Scheme.PTB, true, 2, StopWords.english()),
                        new FeatureSettings(Weighting.COUNTS, 1, Integer.MAX_VALUE, true)));
    }

    /** The plain path makes a list of strings for every text; the vectorizer must not differ from it in a single bit. */
    @ParameterizedTest
    @MethodSource("settings")
    void rowsAreThoseOfThePlainPathForAnyNumberOfThreads(TokenSettings tokens, FeatureSettings features) {
        List<String> texts = randomTexts(new Random(5), 400);
        int[] train = IntStream.range(0, texts.size()).filter(i -> i % 3 != 1).toArray();
        int[] test = IntStream.range(0, texts.size())
                .map(i -> texts.size() - 1 - i)
                .filter(i -> i % 3 == 1)
                .toArray();
        List<List<String>> all = texts.stream().map(tokens::terms).toList();
        BagOfWords plain = PlainBag.fit(selected(all, train), features);

        for (int threads : new int[] {1, 2, 4}) {
            BagRows rows = collect(texts, tokens, threads).fit(train, features);
            assertThat(rows.bag().vocabulary().words())
                    .isEqualTo(plain.vocabulary().words());
            assertThat(rows.bag().idf()).isEqualTo(plain.idf());
            assertThat(IntStream.range(0, plain.vocabulary().size())
                            .map(rows.bag().vocabulary()::documentFrequency))
                    .containsExactly(IntStream.range(0, plain.vocabulary().size())
                            .map(plain.vocabulary()::documentFrequency)
                            .boxed()
                            .toArray(Integer[]::new));
            Vectorized trained = PlainBag.transform(plain, selected(all, train));
            assertThat(rows.vectorized(train)).isEqualTo(trained);
            assertThat(rows.trainingEntries()).isEqualTo(trained.matrix().nonzeros());
            assertThat(rows.vectorized(test)).isEqualTo(PlainBag.transform(plain, selected(all, test)));
        }
    }

    @Test
    void rowsAreHandedOnInTheOrderAskedFor() {
        BagRows rows = collect(List.of("b a b", "", "a c"), WORDS, 1).fit(new int[] {0, 2}, FeatureSettings.defaults());
        List<String> handed = new ArrayList<>();
        rows.forEach(
                new int[] {2, 1, 0, 2},
                (columns, values, size) -> handed.add(IntStream.range(0, size)
                        .mapToObj(k -> columns[k] + ":" + (int) values[k])
                        .toList()
                        .toString()));
        assertThat(rows.bag().vocabulary().words()).containsExactly("a", "b", "c");
        assertThat(handed).containsExactly("[0:1, 2:1, 3:1]", "[3:1]", "[0:1, 1:2, 3:1]", "[0:1, 2:1, 3:1]");
    }

    @Test
    void noTextsGiveNoRows() {
        BagRows rows = collect(List.of(), WORDS, 3).fit(new int[0], FeatureSettings.defaults());
        assertThat(rows.bag().vocabulary().size()).isZero();
        assertThat(rows.vectorized(new int[0]).matrix().columns()).isEqualTo(1);
    }

    /** Crosses the ends of batches, of pages (a long word has one of its own) and of every growing array. */
    @Test
    void longTextsAndLongWordsAreCountedWhole() {
        String word = "x".repeat(1_200_000);
        String text = IntStream.range(0, 100_000)
                .mapToObj(i -> i % 4 == 0 ? "again" : "w" + i)
                .reduce(new StringBuilder(), (all, w) -> all.append(w).append(' '), StringBuilder::append)
                .toString();
        List<String> texts = List.of(text, word + " again", "short", text + " " + word);
        List<List<String>> all = texts.stream().map(WORDS::terms).toList();
        int[] rows = {0, 1, 2, 3};

        BagRows counted = collect(texts, WORDS, 2).fit(rows, FeatureSettings.defaults());
        BagOfWords plain = PlainBag.fit(all, FeatureSettings.defaults());
        // Not printed where they differ: one word alone fills a book.
        assertThat(counted.bag().vocabulary().words().equals(plain.vocabulary().words()))
                .isTrue();
        Vectorized matrix = counted.vectorized(rows);
        assertThat(matrix).isEqualTo(PlainBag.transform(plain, all));
        assertThat(matrix.matrix().get(0, 0)).isEqualTo(25_000);
        assertThat(matrix.tokens()).isEqualTo(200_004);
    }

    /** Terms that begin alike, one the beginning of the next, and such as end with U+0000, which stands for no character elsewhere. */
    @Test
    void termsThatBeginAlikeAreSortedAsStrings() {
        String alike = "x".repeat(20_000);
        List<String> words = new ArrayList<>(List.of("b\u0000", "b", "b\u0000\u0000", "", "ba", "\u00ffb", "\uffffa"));
        for (int i = 0; i < 400; i++) {
            words.add(alike.substring(0, 1 + i * i % 401));
            words.add(alike + i);
        }
        BagRows rows =
                collect(List.of(String.join(" ", words)), WORDS, 1).fit(new int[] {0}, FeatureSettings.defaults());
        List<String> sorted = new ArrayList<>(new TreeSet<>(words));
        assertThat(rows.bag().vocabulary().words().equals(sorted.subList(1, sorted.size())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aTokenizerThatFailsStopsTheCallerAndNamesTheText(int threads) {
        Tokenizer tokenizer = (text, tokens) -> {
            if (text.equals("bad 7000")) {
                throw new IllegalArgumentException("no such letter");
            }
            tokens.clear();
            tokens.add(text);
        };
        try (Vectorizer vectorizer = new Vectorizer(tokenizer, StopWords.none(), 1, threads)) {
            assertThatExceptionOfType(TokenizeException.class)
                    .isThrownBy(() -> {
                        // Enough to fill the queue many times over if nobody took from it.
                        for (int i = 0; i < 200_000; i++) {
                            vectorizer.add(i == 7000 ? "bad 7000" : "good");
                        }
                        vectorizer.finish();
                    })
                    .withMessageContaining("text 7001")
                    .withMessageContaining("no such letter")
                    .satisfies(failure -> assertThat(failure.row()).isEqualTo(7000))
                    .withCauseInstanceOf(IllegalArgumentException.class);
            assertThatIllegalStateException().isThrownBy(() -> vectorizer.add("more"));
        }
    }

    @Test
    void anErrorInAThreadReachesTheCallerAsItIs() {
        Error error = new StackOverflowError("deep");
        Tokenizer tokenizer = (text, tokens) -> {
            throw error;
        };
        try (Vectorizer vectorizer = new Vectorizer(tokenizer, StopWords.none(), 1, 2)) {
            vectorizer.add("a");
            assertThatExceptionOfType(StackOverflowError.class)
                    .isThrownBy(vectorizer::finish)
                    .isSameAs(error);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anInterruptEndsTheWaitAndTheThreads(int threads) {
        CountDownLatch never = new CountDownLatch(1);
        Tokenizer tokenizer = (text, tokens) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        };
        try (Vectorizer vectorizer = new Vectorizer(tokenizer, StopWords.none(), 1, threads)) {
            vectorizer.add("a");
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(vectorizer::finish);
            assertThat(Thread.interrupted()).isTrue();
            assertThatIllegalStateException().isThrownBy(vectorizer::finish);
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Tokenizer tokenizer = (text, tokens) -> {
            began.countDown();
            try {
                TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException e) {
                ended.countDown();
            }
        };
        try (Vectorizer vectorizer = new Vectorizer(tokenizer, StopWords.none(), 1, 2)) {
            vectorizer.add("x".repeat(100_000));
            began.await();
        }
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void wrongCallsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vectorizer(WORDS, 0))
                .withMessageContaining("got 0");
        Collected collected = collect(List.of("a", "b"), WORDS, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> collected.fit(new int[] {1, 1}, FeatureSettings.defaults()))
                .withMessageContaining("twice: 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> collected.fit(new int[] {2}, FeatureSettings.defaults()));
    }

    private static Collected collect(List<String> texts, TokenSettings tokens, int threads) {
        try (Vectorizer vectorizer = new Vectorizer(tokens, threads)) {
            texts.forEach(vectorizer::add);
            return vectorizer.finish();
        }
    }

    private static List<List<String>> selected(List<List<String>> all, int[] rows) {
        return Arrays.stream(rows).mapToObj(all::get).toList();
    }

    /** Words of many lengths and scripts, frequent and rare, in texts from empty to some thousand tokens, oddly spaced. */
    private static List<String> randomTexts(Random random, int count) {
        String[] stems = {
            "w",
            "W\u00c9",
            "\u03a3\u0391",
            "\u0418\u0434\u0438",
            "\ud83d\ude00",
            "I\u0130",
            "8\u00a0",
            "isn't-",
            "\ud800"
        };
        String[] gaps = {" ", "  ", "\t", "\r\n", " \u000b\f"};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tokens = i % 100 == 7 ? 3000 : random.nextInt(40);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? " " : "");
            // Most texts hold plain letters only, as most texts do: both ways to lower-case are taken.
            int scripts = random.nextInt(4) == 0 ? stems.length : 2;
            for (int t = 0; t < tokens; t++) {
                text.append(stems[random.nextInt(scripts)])
                        .append((int) Math.pow(400, random.nextDouble()))
                        .append(gaps[random.nextInt(gaps.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
