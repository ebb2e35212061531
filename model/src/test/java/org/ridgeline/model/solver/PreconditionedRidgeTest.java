package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.MappedCsrMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.MappedRows;
import org.ridgeline.model.device.RowProducts;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;

class PreconditionedRidgeTest {

    /** The error of w is at most the residual, 1e-11 of ||Xᵀy|| < 1e4 here, over lambda, at least 0.01. */
    private static final double WEIGHT = 1e-5;

    private static final SolverSettings EXACT = new SolverSettings(Solver.AUTO, 1e-11, 10_000);

    private final Workers workers = new Workers(2);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        workers.close();
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.01, 40", "1, 1", "1, 40", "1, 100000", "100, 40"})
    void agreesWithTheFactorOfLeastSquares(double lambda, int block) throws IOException {
        for (LabeledMatrix examples :
                new LabeledMatrix[] {zipf(1, 300, 900), zipf(2, 900, 300), SolverContract.random(3, 200, 300, 0.05)}) {
            double[] expected = new LeastSquares(examples, workers)
                    .fit(lambda, new SolverSettings(Solver.CHOLESKY, 1e-13, 1_000))
                    .weights();
            Fit fit = fit(examples.matrix(), examples.labels(), lambda, EXACT, block, workers);
            assertThat(fit.weights()).containsExactly(expected, within(WEIGHT));
            assertThat(fit.certificate().method()).isEqualTo("cg");
            assertThat(fit.certificate().converged()).isTrue();
            try (MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
                Fit inFile = fit(mapped, examples.labels(), lambda, EXACT, block, workers);
                assertThat(inFile.weights()).containsExactly(expected, within(WEIGHT));
            }
        }
    }

    @Test
    void theFrequentColumnsSaveSteps() {
        LabeledMatrix examples = zipf(1, 2_000, 3_000);
        long one = steps(examples, 1);
        long many = steps(examples, 200);
        assertThat(many).isLessThan(one);
    }

    @Test
    void rowsOfNothingButSingleColumnsAreSolvedWithoutAStep() {
        // (a + b - 1)² + a² + b² is least at a = b = 1/3; the other row is (2c + 1)² + c², least at c = -2/5.
        CsrBuilder builder = new CsrBuilder(4);
        builder.add(0, 1);
        builder.add(1, 1);
        builder.endRow();
        builder.add(3, 2);
        builder.endRow();
        Fit fit = fit(builder.build(), new double[] {1, -1}, 1, EXACT, 2, workers);
        assertThat(fit.weights()).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 0, -0.4}, within(1e-15));
        assertThat(fit.certificate().iterations()).isZero();
    }

    @Test
    void threadsDoNotChangeABit() throws IOException {
        LabeledMatrix examples = zipf(4, 3_000, 2_000);
        double[] y = examples.labels();
        try (Workers one = new Workers(1);
                MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
            assertThat(new LeastSquares(mapped, y, workers).fit(1, EXACT).weights())
                    .containsExactly(
                            new LeastSquares(mapped, y, one).fit(1, EXACT).weights());
            assertThat(fit(examples.matrix(), y, 1, EXACT, 64, workers).weights())
                    .containsExactly(
                            fit(examples.matrix(), y, 1, EXACT, 64, one).weights());
        }
    }

    @Test
    void smallProblemsInMemoryHaveARankWhateverTheyCameAs() {
        LabeledMatrix examples = SolverContract.random(5, 40, 90, 0.1);
        for (double lambda : new double[] {0, 1}) {
            Fit expected = new LeastSquares(examples, workers).fit(lambda, EXACT);
            Fit fit = new LeastSquares(examples.matrix(), examples.labels(), workers).fit(lambda, EXACT);
            assertThat(fit.weights()).containsExactly(expected.weights());
            assertThat(fit.certificate().method())
                    .isEqualTo(expected.certificate().method());
            assertThat(fit.certificate().rank())
                    .isEqualTo(expected.certificate().rank());
        }
    }

    @Test
    void largeProblemsInMemoryAreSolvedByTheMethodTheyAskFor() {
        LabeledMatrix examples = zipf(9, 20_000, 5_000);
        assertThat(examples.matrix().nonzeros()).isGreaterThan(500_000);
        double[] y = examples.labels();
        SolverSettings rough = new SolverSettings(Solver.AUTO, 1e-3, 10_000);
        SolverSettings lsqr = new SolverSettings(Solver.LSQR, 1e-3, 10_000);
        assertThat(new LeastSquares(examples.matrix(), y, workers)
                        .fit(1, rough)
                        .certificate()
                        .method())
                .isEqualTo("cg");
        assertThat(new LeastSquares(examples.matrix(), y, workers)
                        .fit(1, rough)
                        .certificate()
                        .rank())
                .isEmpty();
        assertThat(new LeastSquares(examples.matrix(), y, workers)
                        .fit(1, lsqr)
                        .certificate()
                        .method())
                .isEqualTo("lsqr");
        assertThat(new LeastSquares(examples.matrix(), y, workers)
                        .fit(0, lsqr)
                        .certificate()
                        .method())
                .isEqualTo("lsqr");
    }

    @Test
    void labelsOfZeroGiveWeightsOfZero() {
        LabeledMatrix examples = zipf(6, 50, 90);
        assertThat(fit(examples.matrix(), new double[50], 1, EXACT, 10, workers).weights())
                .containsOnly(0);
    }

    @Test
    void aMissedToleranceIsAnErrorWithNumbers() throws IOException {
        LabeledMatrix examples = zipf(7, 300, 400);
        SolverSettings hopeless = new SolverSettings(Solver.CG, 1e-11, 3);
        try (MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
            assertThatExceptionOfType(NumericalException.class)
                    .isThrownBy(() -> new LeastSquares(mapped, examples.labels(), workers).fit(1, hopeless))
                    .withMessageContaining("cg on 300 x 400")
                    .withMessageContaining("after 3 iterations, expected at most 1.00e-11");
        }
    }

    @Test
    void whatRowsInAFileCannotHaveIsNamed() throws IOException {
        LabeledMatrix examples = zipf(8, 20, 30);
        double[] y = examples.labels();
        SolverSettings factor = new SolverSettings(Solver.CHOLESKY, 1e-6, 10);
        try (MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LeastSquares(mapped, y, workers).fit(0, EXACT))
                    .withMessageContaining("expected lambda above 0")
                    .withMessageContaining("got 0.0 and auto for MappedCsrMatrix[20 x 30");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LeastSquares(mapped, y, workers).fit(1, factor))
                    .withMessageContaining("the solver auto or cg, got 1.0 and cholesky");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LeastSquares(mapped, new double[3], workers).fit(1, EXACT))
                    .withMessage("labels: expected one per row, 20, got 3");
        }
    }

    private static Fit fit(
            SparseRows x, double[] y, double lambda, SolverSettings settings, int block, Workers workers) {
        SparseProducts products =
                x instanceof CsrMatrix matrix ? new CpuSparseProducts(matrix, workers) : new RowProducts(x, workers);
        return PreconditionedRidge.fit(x, products, y, lambda, settings, block, workers);
    }

    private long steps(LabeledMatrix examples, int block) {
        return fit(examples.matrix(), examples.labels(), 1, EXACT, block, workers)
                .certificate()
                .iterations();
    }

    /** Rows of 40 words, word j with a chance of about 1 / j, and a last column of ones. */
    static LabeledMatrix zipf(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        double[] labels = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < 40; k++) {
                builder.add((int) (StrictMath.pow(columns - 1, random.nextDouble()) - 1), 1);
            }
            builder.add(columns - 1, 1);
            builder.endRow();
            labels[i] = random.nextBoolean() ? 1 : -1;
        }
        return new LabeledMatrix(builder.build(), labels);
    }
}
