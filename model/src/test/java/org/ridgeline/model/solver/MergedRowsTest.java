package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;

class MergedRowsTest {

    @Test
    void distinctRowsStayTheSameObject() {
        CsrMatrix x = SparseCases.sparse(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 1});
        MergedRows merged = MergedRows.of(new LabeledMatrix(x, new double[] {1, 2, 3}));
        assertThat(merged.matrix()).isSameAs(x);
        assertThat(merged.labels()).containsExactly(1, 2, 3);
        assertThat(merged.conflicting()).isZero();
    }

    @Test
    void aRowTakesTheRootOfItsMultiplicityAndTheMeanOfItsLabels() {
        // (1, 2) four times with labels of mean 1/2, (0, 1) once, an empty row twice.
        CsrMatrix x = SparseCases.sparse(
                new double[] {1, 2},
                new double[] {0, 1},
                new double[] {1, 2},
                new double[] {0, 0},
                new double[] {1, 2},
                new double[] {0, 0},
                new double[] {1, 2});
        MergedRows merged = MergedRows.of(new LabeledMatrix(x, new double[] {1, 5, 1, -1, 1, -1, -1}));
        assertThat(merged.matrix())
                .isEqualTo(SparseCases.sparse(new double[] {2, 4}, new double[] {0, 1}, new double[] {0, 0}));
        assertThat(merged.labels()).containsExactly(new double[] {1, 5, -Math.sqrt(2)}, within(1e-15));
        assertThat(merged.conflicting()).isEqualTo(1);
    }

    @Test
    void rowsThatDifferInTheLastPlaceAreDistinct() {
        CsrMatrix x = SparseCases.sparse(new double[] {1, 1}, new double[] {1, Math.nextUp(1.0)});
        assertThat(MergedRows.of(new LabeledMatrix(x, new double[] {1, -1})).matrix())
                .isSameAs(x);
    }
}
