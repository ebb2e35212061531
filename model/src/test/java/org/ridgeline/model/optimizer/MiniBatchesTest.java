package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MiniBatchesTest {

    @Test
    void anEpochsOrderIsAPermutationThatTheSeedDecides() {
        assertThat(MiniBatches.order(5, DescentPlan.IN_ORDER, 3)).containsExactly(0, 1, 2, 3, 4);
        int[] order = MiniBatches.order(100, 9, 4);
        assertThat(order).isEqualTo(MiniBatches.order(100, 9, 4)).isNotEqualTo(MiniBatches.order(100, 9, 5));
        assertThat(order.clone()).containsExactlyInAnyOrder(MiniBatches.order(100, DescentPlan.IN_ORDER, 0));
    }
}
