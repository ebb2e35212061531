package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.DataException;

class CorpusProfileTest {

    private static Document document(Split split, int label, String text) {
        return Document.of(split, label, text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    private static final Corpus CORPUS = new Corpus(
            "made up",
            true,
            Map.of(),
            List.of(
                    document(Split.TRAIN, 4, "A fine film"),
                    document(Split.TRAIN, 3, "a fine FILM"),
                    document(Split.TRAIN, 0, "a fine film"),
                    document(Split.TRAIN, 2, "hm"),
                    document(Split.TRAIN, 1, ""),
                    document(Split.DEV, 2, "HM"),
                    document(Split.DEV, 3, "hm"),
                    document(Split.TEST, 1, "a fine film"),
                    document(Split.TEST, 0, "one two three four")));

    private final CorpusProfile profile = CorpusProfile.of(CORPUS);

    @Test
    void documentsLabelsAndTokensAreCounted() {
        assertThat(profile.counts())
                .containsEntry("documents.train", 5L)
                .containsEntry("documents.dev", 2L)
                .containsEntry("labels.train.4", 1L)
                .containsEntry("labels.dev.2", 1L)
                .containsEntry("labels.dev.4", 0L)
                .containsEntry("tokens.train", 10L)
                .containsEntry("tokens.test", 7L)
                .containsEntry("longest.train", 3L)
                .containsEntry("longest.test", 4L)
                .containsEntry("empty.train", 1L)
                .containsEntry("empty.dev", 0L)
                .containsEntry("binary.documents.train", 4L)
                .containsEntry("binary.documents.dev", 1L)
                .containsEntry("binary.tokens.train", 9L)
                .containsEntry("binary.tokens.dev", 1L);
    }

    @Test
    void duplicatesIgnoreCaseAndConflictsCompareWithTheFirst() {
        assertThat(profile.counts())
                .containsEntry("duplicates.train", 2L)
                .containsEntry("conflicts.train", 2L)
                .containsEntry("binary.duplicates.train", 2L)
                .containsEntry("binary.conflicts.train", 1L)
                .containsEntry("duplicates.dev", 1L)
                .containsEntry("conflicts.dev", 1L)
                .containsEntry("binary.duplicates.dev", 0L);
    }

    @Test
    void duplicatesAcrossSplitsAreThoseOfTheLaterSplit() {
        assertThat(profile.counts())
                .containsEntry("duplicates.train-dev", 2L)
                .containsEntry("conflicts.train-dev", 1L)
                .containsEntry("binary.duplicates.train-dev", 0L)
                .containsEntry("duplicates.train-test", 1L)
                .containsEntry("binary.conflicts.train-test", 1L)
                .containsEntry("duplicates.dev-test", 0L);
    }

    @Test
    void rowsStandInTheOrderOfThePinnedOnes() {
        assertThat(profile.counts().keySet())
                .containsExactlyElementsOf(CorpusSource.sst().counts().keySet());
    }

    @Test
    void equalCountsPass() {
        assertThatCode(() -> profile.require(profile.counts())).doesNotThrowAnyException();
        assertThatCode(() -> profile.require(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void mismatchesStandInATable() {
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("documents.train", 5L);
        expected.put("documents.dev", 872L);
        expected.put("words", 14_830L);

        assertThatThrownBy(() -> profile.require(expected))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                made up: 2 of 3 counts are not the pinned ones, so nothing was trained
                  count           expected     actual
                  documents.dev        872          2
                  words              14830       none
                  to do:    use the official corpus, or pass `unpinned` to go on with this one""");
    }
}
