package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentGroupTest {

    @Test
    void groupsByLengthHoldEveryDocumentOnce() {
        int[] lengths = new SplittableRandom(3).ints(500, 0, 60).toArray();
        List<DocumentGroup> groups = DocumentGroup.byLength(lengths);
        assertThat(groups).hasSize(8);
        assertThat(groups.stream().flatMap(group -> group.documents().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).boxed().toList());
        assertThat(groups).allMatch(group -> group.documents().size() > 30);
    }

    @Test
    void handWorkedGroupsByLength() {
        assertThat(DocumentGroup.byLength(new int[] {4, 2, 2, 9}))
                .containsExactly(
                        new DocumentGroup("2 to 3", List.of(1, 2)),
                        new DocumentGroup("4 to 8", List.of(0)),
                        new DocumentGroup("9", List.of(3)));
        assertThat(DocumentGroup.byLength(new int[] {5, 5, 5}))
                .containsExactly(new DocumentGroup("5", List.of(0, 1, 2)));
    }

    @Test
    void theUpperEndOfAShareBelongsToItsGroup() {
        int[] lengths = {20, 20, 20, 10, 10, 0, 1};
        int[] unknown = {0, 1, 2, 1, 3, 0, 1};
        assertThat(DocumentGroup.byUnknown(unknown, lengths))
                .containsExactly(
                        new DocumentGroup("none", List.of(0, 5)),
                        new DocumentGroup("up to 5%", List.of(1)),
                        new DocumentGroup("up to 10%", List.of(2, 3)),
                        new DocumentGroup("above 20%", List.of(4, 6)));
    }

    @Test
    void labelsThatDoNotOccurMakeNoGroup() {
        assertThat(DocumentGroup.byLabel(new int[] {4, 1, 4}))
                .containsExactly(
                        new DocumentGroup("negative (1)", List.of(1)),
                        new DocumentGroup("very positive (4)", List.of(0, 2)));
    }
}
