package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    @Test
    void textIsTheLeavesJoinedByOneSpace() {
        Document document = Document.of(Split.TRAIN, 3, List.of("A", "8\u00a01/2", "Film"));
        assertThat(document.text()).isEqualTo("A 8\u00a01/2 Film");
        assertThat(Document.of(Split.DEV, 0, List.of()).text()).isEmpty();
    }

    @Test
    void leavesAreCopied() {
        List<String> leaves = new ArrayList<>(List.of("a"));
        Document document = Document.of(Split.TRAIN, 3, leaves);
        leaves.set(0, "b");

        assertThat(document.leaves()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 7})
    void labelOutsideZeroToFourIsRefused(int label) {
        assertThatThrownBy(() -> Document.of(Split.TRAIN, label, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label: expected 0 to 4, got " + label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a  b", "a b ", " a b", "ab", "a", "a b c", ""})
    void anyOtherTextIsRefused(String text) {
        assertThatThrownBy(() -> new Document(Split.TRAIN, 3, text, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves joined by one space");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\r"})
    void aLeafWithoutLettersOrWithASpaceOrLineBreakIsRefused(String leaf) {
        assertThatThrownBy(() -> Document.of(Split.TRAIN, 3, List.of("x", leaf)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
