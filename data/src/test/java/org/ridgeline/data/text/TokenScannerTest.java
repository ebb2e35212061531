package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.text.TokenSettings.Scheme;

class TokenScannerTest {

    private final TokenBuffer tokens = new TokenBuffer();

    /** Every character of the basic plane, between letters that a sigma looks at: one pass must lower-case as the JDK does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCharacterIsCutAndLowerCasedAsByTheTokenizer(boolean lowerCase) {
        TokenScanner scanner = TokenScanner.of(new TokenSettings(Scheme.WHITESPACE, lowerCase, 1, StopWords.none()));
        Tokenizer tokenizer = new WhitespaceTokenizer(lowerCase);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "A" + (char) c + "B " + (char) c + " x" + (char) c;
            scanner.scan(text, tokens);
            if (!strings(tokens).equals(tokenizer.tokens(text))) {
                assertThat(strings(tokens)).as("U+%04X", c).isEqualTo(tokenizer.tokens(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "lt", "az", "el"})
    void noLocaleChangesAToken(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TokenScanner.of(TokenSettings.of(Scheme.WHITESPACE)).scan("I\u0300 WIN \u0130T \u03a3\u039f\u03a3", tokens);
            assertThat(strings(tokens)).containsExactly("i\u0300", "win", "i\u0307t", "\u03c3\u03bf\u03c2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneScannerReadsTextAfterText() {
        TokenScanner whitespace = TokenScanner.of(TokenSettings.of(Scheme.WHITESPACE));
        TokenScanner ptb = TokenScanner.of(TokenSettings.of(Scheme.PTB));
        Random random = new Random(2);
        for (int length : new int[] {0, 3, 20_000, 1, 5000, 0}) {
            String text = random.ints(length, 0, 40)
                    .mapToObj(i -> i < 10 ? " " : i < 12 ? "\u0416" : Character.toString('A' + i % 26))
                    .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                    .toString();
            whitespace.scan(text, tokens);
            assertThat(strings(tokens)).isEqualTo(new WhitespaceTokenizer().tokens(text));
            ptb.scan(text, tokens);
            assertThat(strings(tokens)).isEqualTo(new PtbTokenizer().tokens(text));
        }
    }

    @Test
    void neighboursAreJoinedByOneSpaceAlsoWhereATokenWasRemoved() {
        TokenScanner.of(TokenSettings.of(Scheme.WHITESPACE)).scan(" see\t\tthe  long the film the", tokens);
        tokens.removeIf((chars, from, to) -> to - from == 3 && chars[from] == 't');
        assertThat(strings(tokens)).containsExactly("see", "long", "film");
        assertThat(new String(tokens.chars(), tokens.start(0), tokens.end(2) - tokens.start(0)))
                .isEqualTo("see long film");
    }

    private static List<String> strings(TokenBuffer tokens) {
        return new ArrayList<>(IntStream.range(0, tokens.size())
                .mapToObj(i -> new String(tokens.chars(), tokens.start(i), tokens.end(i) - tokens.start(i)))
                .toList());
    }
}
