package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

class StructuralRankTest {

    @Test
    void rowsWithAColumnOfTheirOwnAreAllPeeled() {
        assertThat(StructuralRank.of(SparseCases.sparse(
                        new double[] {1, 1, 0, 0}, new double[] {0, 1, 1, 0}, new double[] {0, 0, 1, 1})))
                .hasValue(3);
    }

    @Test
    void aCoreOfFullRankIsDecomposed() {
        // Every column occurs twice: nothing peels. The determinant is 2.
        assertThat(StructuralRank.of(
                        SparseCases.sparse(new double[] {1, 1, 0}, new double[] {0, 1, 1}, new double[] {1, 0, 1})))
                .hasValue(3);
    }

    @Test
    void aCoreOfLesserRankIsDecomposed() {
        // The third row is the difference of the others; one row with a column of its own peels first.
        assertThat(StructuralRank.of(SparseCases.sparse(
                        new double[] {1, 1, 0, 0}, new double[] {0, 1, 1, 0}, new double[] {1, 0, -1, 0}, new double[] {
                            1, 1, 1, 5
                        })))
                .hasValue(3);
    }

    @Test
    void duplicatesAndEmptyRowsAddNothing() {
        assertThat(StructuralRank.of(SparseCases.sparse(
                        new double[] {1, 2}, new double[] {1, 2}, new double[] {0, 0}, new double[] {2, 4})))
                .hasValue(1);
        assertThat(StructuralRank.of(SparseCases.sparse(new double[3], new double[3])))
                .hasValue(0);
    }

    @Test
    void nothingHasRankZero() {
        CsrBuilder builder = new CsrBuilder(0);
        assertThat(StructuralRank.of(builder.build())).hasValue(0);
        builder.endRow();
        assertThat(StructuralRank.of(builder.build())).hasValue(0);
    }

    @Test
    void aCoreTooLargeIsLeftOpen() {
        // A cycle of 1,001 rows: every column occurs twice.
        CsrBuilder builder = new CsrBuilder(1_001);
        for (int i = 0; i < 1_001; i++) {
            builder.add(i, 1);
            builder.add((i + 1) % 1_001, 1);
            builder.endRow();
        }
        assertThat(StructuralRank.of(builder.build())).isEmpty();
    }

    @Test
    void ranksOfRandomMatricesAreThoseOfTheirSingularValues() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = random.nextInt(1, 25);
            int columns = random.nextInt(1, 25);
            CsrBuilder builder = new CsrBuilder(columns);
            for (int i = 0; i < rows; i++) {
                for (int k = random.nextInt(0, 4); k > 0; k--) {
                    builder.add(random.nextInt(columns), random.nextInt(1, 3));
                }
                builder.endRow();
            }
            CsrMatrix x = builder.build();
            double[] s = SingularOps_DDRM.singularValues(SparseCases.dense(x).getDDRM());
            long rank = Arrays.stream(s).filter(v -> v > 1e-10 * s[0]).count();
            assertThat(StructuralRank.of(x)).as("seed %d", seed).hasValue((int) rank);
        }
    }
}
