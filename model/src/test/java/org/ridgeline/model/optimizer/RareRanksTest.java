package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

class RareRanksTest {

    /** Columns 3, 1, 0, 2 have the ranks 0 to 3. */
    private static final int[] RANKING = {3, 1, 0, 2};

    private static final CsrMatrix X = matrix(new int[][] {{3}, {0, 1, 3}, {}, {1, 2}, {0, 2}});

    @Test
    void ranksFromTheFirstRareOneOnAreListedRowByRow() {
        int[] order = {4, 1, 0, 2, 3};
        assertThat(listed(2, order, 0, 5)).containsExactly(2, 3, 2, 3);
        assertThat(listed(1, order, 0, 5)).containsExactly(2, 3, 2, 1, 1, 3);
        assertThat(listed(2, order, 1, 2)).containsExactly(2);
        assertThat(listed(2, order, 2, 4)).isEmpty();
    }

    @Test
    void allRanksMayBeRareOrNone() {
        int[] order = {1};
        assertThat(listed(0, order, 0, 1)).containsExactly(2, 1, 0);
        assertThat(listed(4, order, 0, 1)).isEmpty();
    }

    @Test
    void thereIsRoomForAnyRowsAndForNoMoreThanAll() {
        RareRanks rare = new RareRanks(X, RANKING, 1);
        assertThat(rare.room(1)).as("rows 1, 3 and 4 hold two each").hasSize(2);
        assertThat(rare.room(2)).hasSize(4);
        for (int rows : List.of(3, 5, Integer.MAX_VALUE)) {
            assertThat(rare.room(rows)).as("%d rows", rows).hasSize(6);
        }
    }

    private static int[] listed(int frequent, int[] order, int from, int to) {
        RareRanks rare = new RareRanks(X, RANKING, frequent);
        int[] room = rare.room(to - from);
        return Arrays.copyOf(room, rare.list(order, from, to, room));
    }

    private static CsrMatrix matrix(int[][] rows) {
        CsrBuilder builder = new CsrBuilder(RANKING.length);
        for (int[] row : rows) {
            for (int column : row) {
                builder.add(column, 0.5);
            }
            builder.endRow();
        }
        return builder.build();
    }
}
