package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static final Document GOOD = Document.of(Split.TRAIN, 4, List.of("good"));
    private static final Document SO_SO = Document.of(Split.TEST, 2, List.of("so", "so"));
    private static final Document BAD = Document.of(Split.TRAIN, 1, List.of("bad"));

    private static Corpus corpus(Document... documents) {
        return new Corpus("made up", true, Map.of(), List.of(documents));
    }

    @Test
    void splitsKeepTheOrderOfTheDocuments() {
        Corpus corpus = corpus(GOOD, SO_SO, BAD);

        assertThat(corpus.documents()).containsExactly(GOOD, SO_SO, BAD);
        assertThat(corpus.documents(Split.TRAIN)).containsExactly(GOOD, BAD);
        assertThat(corpus.documents(Split.DEV)).isEmpty();
        assertThat(corpus.documents(Split.TEST)).containsExactly(SO_SO);
    }

    @Test
    void hashIsThatOfTheDocumentsAsLines() {
        // printf 'train\t4\tgood\ntest\t2\tso so\n' | sha256sum
        assertThat(corpus(GOOD, SO_SO).sha256())
                .isEqualTo("4a91897d2455b7647eaaada7234ce0e934caa40dacc6c262ecd16ff3eca192fa");
    }

    @Test
    void hashChangesWithOrderLabelSplitAndText() {
        assertThat(List.of(
                        corpus(GOOD, SO_SO).sha256(),
                        corpus(SO_SO, GOOD).sha256(),
                        corpus(Document.of(Split.TRAIN, 3, List.of("good")), SO_SO)
                                .sha256(),
                        corpus(Document.of(Split.DEV, 4, List.of("good")), SO_SO)
                                .sha256(),
                        corpus(Document.of(Split.TRAIN, 4, List.of("Good")), SO_SO)
                                .sha256()))
                .doesNotHaveDuplicates();
    }

    @Test
    void binaryTaskDropsNeutralDocumentsAndKeepsTheSign() {
        assertThat(BinaryTask.documents(List.of(GOOD, SO_SO, BAD))).containsExactly(GOOD, BAD);
        assertThat(List.of(0, 1, 3, 4))
                .extracting(label -> BinaryTask.target(Document.of(Split.TRAIN, label, List.of("a"))))
                .containsExactly(-1, -1, 1, 1);
        assertThatThrownBy(() -> BinaryTask.target(SO_SO)).isInstanceOf(IllegalArgumentException.class);
    }
}
