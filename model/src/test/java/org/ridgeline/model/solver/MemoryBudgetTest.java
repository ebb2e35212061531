package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {

    @Test
    void aMatrixIsHeldUpToTheLastByte() {
        // 30 bytes a nonzero, 24 and 64 a row, 96 a column, 64 MiB of block.
        long needed = 30 * 6_000_000L + 88 * 40_000L + 96 * 240_000L + (64L << 20);
        assertThat(MemoryBudget.inMemory(40_000, 240_000, 6_000_000)).isEqualTo(needed);
        assertThat(new MemoryBudget(needed).holds(40_000, 240_000, 6_000_000)).isTrue();
        assertThat(new MemoryBudget(needed - 1).holds(40_000, 240_000, 6_000_000))
                .isFalse();
    }

    @Test
    void inAFileNonzerosTakeNoMemory() {
        // 8 sums of 240,000 columns where there are enough nonzeros.
        long needed = 88 * 40_000L + (96 + 64) * 240_000L + (64L << 20);
        assertThat(MemoryBudget.inFile(40_000, 240_000, 6_000_000)).isEqualTo(needed);
        assertThat(MemoryBudget.inFile(40_000, 240_000, 6_000_000_000L)).isEqualTo(needed);
        assertThat(new MemoryBudget(needed).holdsFit(40_000, 240_000, 6_000_000_000L))
                .isTrue();
        assertThat(new MemoryBudget(needed - 1).holdsFit(40_000, 240_000, 6_000_000_000L))
                .isFalse();
    }

    @Test
    void moreNonzerosThanAnArrayHasNeverFit() {
        assertThat(new MemoryBudget(Long.MAX_VALUE).holds(1, 1, 1L << 31)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aSizeOutOfRangeIsNamed(long bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryBudget(bytes))
                .withMessage("memory must be above 0 bytes, got " + bytes);
    }
}
