package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PtbTokenizerTest {

    private final Tokenizer tokenizer = new PtbTokenizer();

    @Test
    void contractionsAndPunctuationAreCutOff() {
        assertThat(tokenizer.tokens("It isn't Bob's best, is it?"))
                .containsExactly("it", "is", "n't", "bob", "'s", "best", ",", "is", "it", "?");
    }

    @Test
    void hyphensAndSlashesDoNotCut() {
        assertThat(tokenizer.tokens("a so-so writer/director")).containsExactly("a", "so-so", "writer/director");
    }

    @Test
    void bracketsStayBrackets() {
        assertThat(tokenizer.tokens("( fine ) [ ok ]")).containsExactly("(", "fine", ")", "[", "ok", "]");
    }

    @Test
    void aCharacterWithoutARuleIsKept() {
        assertThat(tokenizer.tokens("good \ufdd0 bad")).containsExactly("good", "\ufdd0", "bad");
    }

    @Test
    void anEmptyTextHasNoTokens() {
        assertThat(tokenizer.tokens("")).isEmpty();
        assertThat(tokenizer.tokens(" \n ")).isEmpty();
    }

    @Test
    void turkishLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(new PtbTokenizer().tokens("I WIN IT")).containsExactly("i", "win", "it");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void threadsMayShareOneTokenizer() {
        List<String> texts = IntStream.range(0, 400)
                .mapToObj(i -> "It's film no. " + i + ", isn't it?")
                .toList();
        List<List<String>> serial = texts.stream().map(tokenizer::tokens).toList();

        assertThat(texts.parallelStream().map(tokenizer::tokens).toList()).isEqualTo(serial);
    }
}
