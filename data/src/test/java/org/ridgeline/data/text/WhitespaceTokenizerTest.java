package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhitespaceTokenizerTest {

    private final Tokenizer tokenizer = new WhitespaceTokenizer(true);

    @Test
    void leavesComeBackLowerCased() {
        assertThat(tokenizer.tokens("A Film -- n't `` So-So '' ."))
                .containsExactly("a", "film", "--", "n't", "``", "so-so", "''", ".");
    }

    @Test
    void asciiWhiteSpaceCutsAndOtherSpacesDoNot() {
        assertThat(tokenizer.tokens("8\u00a01/2 a\tb\nc\u000bd\fe\rf"))
                .containsExactly("8\u00a01/2", "a", "b", "c", "d", "e", "f");
        assertThat(tokenizer.tokens("a\u2003b\u0085c\u001cd\u0008e")).hasSize(1);
    }

    @Test
    void caseMayBeKept() {
        assertThat(new WhitespaceTokenizer(false).tokens("A Film")).containsExactly("A", "Film");
    }

    @Test
    void emptyTokensAreNeverMade() {
        assertThat(tokenizer.tokens("  a   b ")).isEqualTo(List.of("a", "b"));
        assertThat(tokenizer.tokens("")).isEmpty();
        assertThat(tokenizer.tokens("   ")).isEmpty();
    }
}
