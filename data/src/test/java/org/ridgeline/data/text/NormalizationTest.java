package org.ridgeline.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "de", "lt", "az"})
    void lowerCaseIsTheSameUnderEveryDefaultLocale(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(Normalization.lowerCase("IMAGINE \u00c0 \u0130")).isEqualTo("imagine \u00e0 i\u0307");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-LRB-, (",
        "-RRB-, )",
        "-LSB-, [",
        "-RSB-, ]",
        "-LCB-, {",
        "-RCB-, }",
        "a\\/b, a/b",
        "\\*\\*\\*, ***",
        "1\\/2\\/3, 1/2/3"
    })
    void escapesOfATreebankAreUndone(String leaf, String word) {
        assertThat(Normalization.unescapeLeaf(leaf)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "-lrb-", "-LRB-x", "-ABC-", "--", "``", "''", "a\\b", "\\", "8\u00a01"})
    void whatIsNoEscapeIsKept(String leaf) {
        assertThat(Normalization.unescapeLeaf(leaf)).isEqualTo(leaf);
    }

    @Test
    void noBreakSpaceSurvivesBesideAnEscape() {
        assertThat(Normalization.unescapeLeaf("8\u00a01\\/2")).isEqualTo("8\u00a01/2");
    }
}
