package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    private final TokenBuffer tokens = new TokenBuffer();

    /** Every character of the basic plane, between letters that a sigma looks at: one pass must lower-case as the JDK does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCharacterIsCutAndLowerCasedAsByTheJdk(boolean lowerCase) {
        Tokenizer tokenizer = new WhitespaceTokenizer(lowerCase);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "A" + (char) c + "B " + (char) c + " x" + (char) c;
            List<String> expected = plain(lowerCase ? text.toLowerCase(Locale.ROOT) : text);
            if (!tokenizer.tokens(text).equals(expected)) {
                assertThat(tokenizer.tokens(text)).as("U+%04X", c).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "lt", "az", "el"})
    void noLocaleChangesAToken(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            new WhitespaceTokenizer(true).tokenize("I\u0300 WIN \u0130T \u03a3\u039f\u03a3", tokens);
            assertThat(tokens.toList()).containsExactly("i\u0300", "win", "i\u0307t", "\u03c3\u03bf\u03c2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneBufferTakesTextAfterText() {
        Tokenizer whitespace = new WhitespaceTokenizer(true);
        Tokenizer ptb = new PtbTokenizer();
        Random random = new Random(2);
        for (int length : new int[] {0, 3, 20_000, 1, 5000, 0}) {
            String text = random.ints(length, 0, 40)
                    .mapToObj(i -> i < 10 ? " " : i < 12 ? "\u0416" : Character.toString('A' + i % 26))
                    .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                    .toString();
            whitespace.tokenize(text, tokens);
            assertThat(tokens.toList()).isEqualTo(plain(text.toLowerCase(Locale.ROOT)));
            ptb.tokenize(text, tokens);
            assertThat(tokens.toList()).isEqualTo(new PtbTokenizer().tokens(text));
        }
    }

    @Test
    void neighboursAreJoinedByOneSpaceAlsoWhereATokenWasRemoved() {
        new WhitespaceTokenizer(true).tokenize(" see\t\tthe  long the film the", tokens);
        tokens.remove(new WordIndex(List.of("the")));
        assertThat(tokens.toList()).containsExactly("see", "long", "film");
        assertThat(new String(tokens.chars(), tokens.start(0), tokens.end(2) - tokens.start(0)))
                .isEqualTo("see long film");
    }

    private static List<String> plain(String text) {
        return Pattern.compile("[ \\t\\n\\u000b\\f\\r]+")
                .splitAsStream(text)
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
