package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void shortRowsAreNotCut() {
        Segments segments = Segments.of(new int[] {0, 0, 3, 3 + Segments.LONG});
        assertThat(segments.count()).isZero();
        assertThat(segments.ofRow).containsExactly(0, 0, 0, 0);
    }

    @Test
    void longRowsAreCutFromTheirBeginning() {
        Segments segments = Segments.of(new int[] {0, 10, 267, 270, 782});
        assertThat(segments.bounds).containsExactly(10, 266, 266, 267, 270, 526, 526, 782);
        assertThat(segments.ofRow).containsExactly(0, 0, 2, 2, 4);
    }

    /** A row of 1,000,000 in 256 nonzeros each would have 3,907. */
    @Test
    void theLongestRowsHave512SegmentsAtMost() {
        Segments segments = Segments.of(new int[] {0, 1_000_000});
        assertThat(segments.count()).isEqualTo(512);
        assertThat(segments.bounds[1]).isEqualTo(1954);
    }

    @Test
    void thereIsRoomForTheSegmentsOfOneRow() {
        for (int length = 1; length < 3000; length++) {
            assertThat((long) Segments.of(new int[] {0, length}).count()).isLessThanOrEqualTo(Segments.most(length));
        }
    }

    @Test
    void segmentsCoverEachLongRowOnceAndAreNotMoreThanThereIsRoomFor() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            int[] starts = new int[random.nextInt(1, 12)];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i - 1] + random.nextInt(1 << random.nextInt(1, 19));
            }
            Segments segments = Segments.of(starts);
            assertThat((long) segments.count()).isLessThanOrEqualTo(Segments.most(starts[starts.length - 1]));
            for (int i = 0; i < starts.length - 1; i++) {
                int at = starts[i];
                for (int p = segments.ofRow[i]; p < segments.ofRow[i + 1]; p++) {
                    assertThat(segments.bounds[2 * p]).isEqualTo(at);
                    at = segments.bounds[2 * p + 1];
                }
                boolean cut = starts[i + 1] - starts[i] > Segments.LONG;
                assertThat(at).isEqualTo(cut ? starts[i + 1] : starts[i]);
            }
        }
    }
}
