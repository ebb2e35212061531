package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrMatrix;

class RowsByLengthTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 200})
    void eachBatchKeepsItsRowsAndHasThemByLength(int batch) {
        CsrMatrix x = Examples.sparse(5, 200, 120).matrix();
        int[] drawn = MiniBatches.order(200, 11, 0);
        int[] sorted = drawn.clone();
        new RowsByLength(x, batch).sortBatches(sorted);
        for (int from = 0; from < 200; from += batch) {
            int to = Math.min(200, from + batch);
            int[] lengths = Arrays.stream(sorted, from, to)
                    .map(i -> x.rowStart(i + 1) - x.rowStart(i))
                    .toArray();
            assertThat(lengths).isSorted();
            assertThat(Arrays.copyOfRange(sorted, from, to))
                    .containsExactlyInAnyOrder(Arrays.copyOfRange(drawn, from, to));
        }
    }
}
