package org.ridgeline.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyFactorTest {

    @Test
    void solvesByHand() {
        // [[4 2] [2 5]] x = [8 12] at x = (1, 2); 99 stands above the diagonal and is not read.
        double[] x = {8, 12};
        CholeskyFactor.of(2, new double[] {4, 2, 99, 5}).orElseThrow().solve(x);
        assertThat(x).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteHasNone() {
        assertThat(CholeskyFactor.of(2, new double[] {1, 2, 2, 1})).isEmpty();
        assertThat(CholeskyFactor.of(1, new double[] {0})).isEmpty();
    }

    @Test
    void aMatrixOfNothingIsItsOwnFactor() {
        CholeskyFactor.of(0, new double[0]).orElseThrow().solve(new double[0]);
    }

    @Test
    void aWrongSizeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CholeskyFactor.of(2, new double[3]))
                .withMessage("expected 2 x 2 entries, got 3");
    }
}
