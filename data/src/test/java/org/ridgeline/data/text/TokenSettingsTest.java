package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.text.TokenSettings.Scheme;

class TokenSettingsTest {

    private static TokenSettings words(int maxNgram, String... stopWords) {
        return new TokenSettings(Scheme.WHITESPACE, true, maxNgram, StopWords.of(List.of(stopWords)));
    }

    @Test
    void ngramsFollowTheSingleTokens() {
        assertThat(words(1).terms("A b  c")).containsExactly("a", "b", "c");
        assertThat(words(2).terms("A b  c")).containsExactly("a", "b", "c", "a b", "b c");
        assertThat(words(3).terms("A b  c")).containsExactly("a", "b", "c", "a b", "b c", "a b c");
        assertThat(words(3).terms("a")).containsExactly("a");
        assertThat(words(3).terms("")).isEmpty();
    }

    /** As scikit-learn 1.2.1: {@code CountVectorizer(ngram_range=(1, 2), stop_words=["the"])} knows the pair "see film". */
    @Test
    void ngramsSpanTheStopWordsThatWereRemoved() {
        assertThat(words(2, "the").terms("see THE film")).containsExactly("see", "film", "see film");
    }

    @Test
    void stopWordsAreLowerCasedWhereTheTextIs() {
        assertThat(words(1, "The").stopWords().words()).containsExactly("the");
        TokenSettings asSpelt = new TokenSettings(Scheme.WHITESPACE, false, 1, StopWords.of(List.of("The")));
        assertThat(asSpelt.terms("The the FILM")).containsExactly("the", "FILM");
    }

    @Test
    void caseMayBeKeptWithCoreNlpToo() {
        TokenSettings settings = new TokenSettings(Scheme.PTB, false, 1, StopWords.none());
        assertThat(settings.terms("It ISN'T")).containsExactly("It", "IS", "N'T");
    }

    @Test
    void theEnglishListKeepsWhatTurnsAnOpinion() {
        TokenSettings english = new TokenSettings(Scheme.PTB, true, 1, StopWords.english());
        assertThat(english.terms("It's not the film that I would never, ever want; it isn't very good"))
                .containsExactly("not", "film", "never", ",", "ever", "want", ";", "n't", "very", "good");
        assertThat(StopWords.english().words())
                .doesNotContain(
                        "no", "not", "n't", "never", "nor", "none", "nothing", "without", "cannot", "but", "too")
                .noneMatch(word -> word.endsWith("n't"))
                .allSatisfy(word -> assertThat(Normalization.lowerCase(word)).isEqualTo(word));
    }

    @Test
    void aListNamesAndShowsItself() {
        assertThat(StopWords.none()).hasToString("none");
        assertThat(StopWords.of(List.of("b", "a", "b"))).hasToString("own (2 words)");
        assertThat(StopWords.of(List.of())).isEqualTo(StopWords.none());
        assertThat(StopWords.english().toString()).matches("english \\(\\d+ words\\)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there"})
    void aStopWordThatNoTokenEqualsIsRefused(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StopWords.of(List.of("fine", word)))
                .withMessageContaining("\"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void ngramsOutOfRangeAreRefused(int maxNgram) {
        assertThatIllegalArgumentException().isThrownBy(() -> words(maxNgram)).withMessageContaining("got " + maxNgram);
    }

    @Test
    void settingsSurviveTheModelFile() {
        for (Scheme scheme : Scheme.values()) {
            for (StopWords stop :
                    List.of(StopWords.none(), StopWords.english(), StopWords.of(List.of("x", "\u00e9t\u00e9")))) {
                for (int maxNgram = 1; maxNgram <= TokenSettings.MAX_NGRAM; maxNgram++) {
                    for (boolean lowerCase : new boolean[] {true, false}) {
                        TokenSettings settings = new TokenSettings(scheme, lowerCase, maxNgram, stop);
                        assertThat(TokenProperties.read(TokenProperties.write(settings)))
                                .isEqualTo(settings);
                    }
                }
            }
        }
    }

    /** A later version may ship another list: a model scores with the words that it was trained without. */
    @Test
    void aModelCarriesTheWordsOfABuiltInList() {
        Map<String, String> stored = Map.of(
                "tokens", "whitespace",
                "lowerCase", "true",
                "tokens.stopWords", "english",
                "tokens.stopWords.words", "the thine");
        TokenSettings settings = TokenProperties.read(stored);
        assertThat(settings.terms("the a thine")).containsExactly("a");
        assertThat(settings.stopWords().name()).isEqualTo("english");
    }

    @Test
    void theModelOfARunOnLeavesReadsTextByWhitespace() {
        assertThat(TokenProperties.read(Map.of("tokens", "leaves", "lowerCase", "true")))
                .isEqualTo(TokenSettings.of(Scheme.WHITESPACE));
        assertThat(TokenProperties.read(
                        Map.of("tokens", "ptb", "tokens.options", PtbTokenizer.OPTIONS, "lowerCase", "true")))
                .isEqualTo(TokenSettings.of(Scheme.PTB));
    }

    @ParameterizedTest
    @CsvSource({
        "tokens, words, property tokens: expected whitespace or ptb or leaves",
        "lowerCase, yes, property lowerCase: expected true or false",
        "tokens.ngrams, 4, property tokens.ngrams: expected 1 or 2 or 3",
        "tokens.stopWords, german, property tokens.stopWords: expected none or english or own",
        "tokens.options, americanize=true, property tokens.options: expected splitHyphenated=false"
    })
    void aPropertyThatIsNotUnderstoodIsNamed(String key, String value, String message) {
        Map<String, String> properties =
                TokenProperties.write(new TokenSettings(Scheme.PTB, true, 1, StopWords.english()));
        properties.put(key, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProperties.read(properties))
                .withMessageStartingWith(message)
                .withMessageEndingWith("got \"" + value + "\"");
        properties.remove("tokens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProperties.read(properties))
                .withMessageEndingWith("got nothing");
    }

    @Test
    void turkishLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TokenSettings settings = words(2, "IT");
            assertThat(settings.terms("I WIN IT")).containsExactly("i", "win", "i win");
            assertThat(TokenProperties.write(settings)).containsEntry("tokens", "whitespace");
        } finally {
            Locale.setDefault(before);
        }
    }
}
