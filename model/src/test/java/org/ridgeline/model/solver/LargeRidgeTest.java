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
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.MappedCsrMatrix;
import org.ridgeline.model.device.MappedRows;
import org.ridgeline.model.device.Workers;

class LargeRidgeTest {

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
            Fit fit = LargeRidge.byProducts(examples.matrix(), examples.labels(), lambda, EXACT, block, workers);
            assertThat(fit.weights()).containsExactly(expected, within(WEIGHT));
            assertThat(fit.certificate().method()).isEqualTo(Solver.CG);
            assertThat(fit.certificate().converged()).isTrue();
            try (MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
                Fit inFile = LargeRidge.byProducts(mapped, examples.labels(), lambda, EXACT, block, workers);
                assertThat(inFile.weights()).containsExactly(expected, within(WEIGHT));
            }
        }
    }

    @Test
    void theFrequentColumnsSaveSteps() {
        LabeledMatrix examples = zipf(1, 2_000, 3_000);
        int one = steps(examples, 1);
        int many = steps(examples, 200);
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
        Fit fit = LargeRidge.byProducts(builder.build(), new double[] {1, -1}, 1, EXACT, 2, workers);
        assertThat(fit.weights()).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 0, -0.4}, within(1e-15));
        assertThat(fit.certificate().iterations()).isZero();
    }

    @Test
    void threadsDoNotChangeABit() throws IOException {
        LabeledMatrix examples = zipf(4, 3_000, 2_000);
        double[] y = examples.labels();
        try (Workers one = new Workers(1);
                MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
            assertThat(LargeRidge.fit(mapped, y, 1, EXACT, workers).weights())
                    .containsExactly(LargeRidge.fit(mapped, y, 1, EXACT, one).weights());
            assertThat(LargeRidge.byProducts(examples.matrix(), y, 1, EXACT, 64, workers)
                            .weights())
                    .containsExactly(LargeRidge.byProducts(examples.matrix(), y, 1, EXACT, 64, one)
                            .weights());
        }
    }

    @Test
    void smallProblemsInMemoryAreLeastSquares() {
        LabeledMatrix examples = SolverContract.random(5, 40, 90, 0.1);
        for (double lambda : new double[] {0, 1}) {
            Fit expected = new LeastSquares(examples, workers).fit(lambda, EXACT);
            Fit fit = LargeRidge.fit(examples.matrix(), examples.labels(), lambda, EXACT, workers);
            assertThat(fit.weights()).containsExactly(expected.weights());
            assertThat(fit.certificate().method())
                    .isEqualTo(expected.certificate().method());
            assertThat(fit.certificate().rank())
                    .isEqualTo(expected.certificate().rank());
        }
    }

    @Test
    void largeProblemsInMemoryAreLeastSquaresWhereTheyAskForIt() {
        LabeledMatrix examples = zipf(9, 20_000, 5_000);
        assertThat(examples.matrix().nonzeros()).isGreaterThan(500_000);
        double[] y = examples.labels();
        SolverSettings rough = new SolverSettings(Solver.AUTO, 1e-3, 10_000);
        SolverSettings lsqr = new SolverSettings(Solver.LSQR, 1e-3, 10_000);
        assertThat(LargeRidge.fit(examples.matrix(), y, 1, rough, workers)
                        .certificate()
                        .method())
                .isEqualTo(Solver.CG);
        assertThat(LargeRidge.fit(examples.matrix(), y, 1, rough, workers)
                        .certificate()
                        .rank())
                .isEmpty();
        assertThat(LargeRidge.fit(examples.matrix(), y, 1, lsqr, workers)
                        .certificate()
                        .method())
                .isEqualTo(Solver.LSQR);
        assertThat(LargeRidge.fit(examples.matrix(), y, 0, lsqr, workers)
                        .certificate()
                        .lambda())
                .isZero();
    }

    @Test
    void labelsOfZeroGiveWeightsOfZero() {
        LabeledMatrix examples = zipf(6, 50, 90);
        assertThat(LargeRidge.byProducts(examples.matrix(), new double[50], 1, EXACT, 10, workers)
                        .weights())
                .containsOnly(0);
    }

    @Test
    void aMissedToleranceIsAnErrorWithNumbers() {
        LabeledMatrix examples = zipf(7, 300, 200);
        SolverSettings hopeless = new SolverSettings(Solver.CG, 1e-11, 3);
        assertThatExceptionOfType(NumericalException.class)
                .isThrownBy(() -> LargeRidge.byProducts(examples.matrix(), examples.labels(), 1, hopeless, 10, workers))
                .withMessageContaining("cg on CsrMatrix[300 x 200")
                .withMessageContaining("after 3 iterations, expected at most 1.00e-11");
    }

    @Test
    void whatRowsInAFileCannotHaveIsNamed() throws IOException {
        LabeledMatrix examples = zipf(8, 20, 30);
        double[] y = examples.labels();
        SolverSettings factor = new SolverSettings(Solver.CHOLESKY, 1e-6, 10);
        try (MappedCsrMatrix mapped = MappedRows.of(examples.matrix(), folder)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LargeRidge.fit(mapped, y, 0, EXACT, workers))
                    .withMessageStartingWith("lambda must be above 0 for MappedCsrMatrix[20 x 30");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LargeRidge.fit(mapped, y, 1, factor, workers))
                    .withMessageStartingWith("the solver must be auto or cg");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LargeRidge.fit(mapped, new double[3], 1, EXACT, workers))
                    .withMessage("labels: expected one per row, 20, got 3");
        }
    }

    private int steps(LabeledMatrix examples, int block) {
        return LargeRidge.byProducts(examples.matrix(), examples.labels(), 1, EXACT, block, workers)
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
