package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;

/** What whole solves on a device must do, beside the CPU's exact solver; one subclass for each kind of device. */
abstract class GpuSolversContract {

    private static final double TOLERANCE = 1e-13;
    private static final SolverSettings EXACT = new SolverSettings(Solver.CHOLESKY, 1e-11, 1_000);

    private final Workers workers = new Workers(1);
    private Gpu gpu;

    /** Returns a device, or aborts the test. */
    abstract Gpu open();

    @BeforeEach
    void openDevice() {
        gpu = open();
    }

    @AfterEach
    void close() {
        workers.close();
        if (gpu != null) {
            gpu.close();
        }
    }

    /** The last has a column of ones long enough to be cut into segments. */
    @ParameterizedTest
    @CsvSource({"60, 40, 5, 1", "60, 40, 5, 0.01", "40, 60, 5, 1", "1, 3, 2, 1", "1100, 8, 2, 1"})
    void conjugateGradientsFindTheRidgeSolution(int n, int d, int perRow, double lambda) {
        LabeledMatrix examples = random(1, n, d, perRow);
        KrylovSolves.Solution solution = ridge(examples, 4, lambda).get(0);
        assertSolves(examples, lambda, solution.weights());
        assertThat(solution.iterations()).isBetween(1, 4 * d);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void onePassSolvesForSeveralLambda(int count) {
        LabeledMatrix examples = random(2, 50, 30, 6);
        double[] lambdas = new double[count];
        for (int c = 0; c < count; c++) {
            lambdas[c] = Math.pow(4, c - 2);
        }
        List<KrylovSolves.Solution> solutions = ridge(examples, 8, lambdas);
        assertThat(solutions).hasSize(count);
        for (int c = 0; c < count; c++) {
            assertSolves(examples, lambdas[c], solutions.get(c).weights());
        }
    }

    @Test
    void aBatchOverLongColumnsSolvesToo() {
        LabeledMatrix examples = random(3, 1_100, 6, 2);
        List<KrylovSolves.Solution> solutions = ridge(examples, 8, 1, 100);
        assertSolves(examples, 1, solutions.get(0).weights());
        assertSolves(examples, 100, solutions.get(1).weights());
    }

    @Test
    void theSolutionDoesNotDependOnHowOftenTheHostLooks() {
        LabeledMatrix examples = random(4, 40, 30, 5);
        KrylovSolves.Solution often = ridge(examples, 1, 1).get(0);
        for (int lookEvery : new int[] {3, 50}) {
            KrylovSolves.Solution seldom = ridge(examples, lookEvery, 1).get(0);
            assertThat(seldom.weights()).isEqualTo(often.weights());
            assertThat(seldom.iterations()).isEqualTo(often.iterations());
        }
        KrylovSolves.Solution lsqr = leastNorm(examples, 0.5, 1);
        assertThat(leastNorm(examples, 0.5, 50).weights()).isEqualTo(lsqr.weights());
        assertThat(leastNorm(examples, 0.5, 50).iterations()).isEqualTo(lsqr.iterations());
    }

    @ParameterizedTest
    @CsvSource({"30, 60, 6", "20, 2500, 300", "1, 1, 1"})
    void lsqrFindsTheLeastNorm(int n, int d, int perRow) {
        LabeledMatrix examples = random(5, n, d, perRow);
        double[] w = leastNorm(examples, 0, 8).weights();
        Fit exact = new LeastSquares(examples, workers).fit(0, EXACT);
        double[] residual = examples.matrix().multiply(w);
        Vectors.addScaled(-1, examples.labels(), residual);
        // Both lie in the row space: a residual r is an error of at most ||r|| over the smallest singular value, for
        // either of them.
        double[] values = singularValues(examples.matrix());
        double exactResidual = exact.certificate().relativeResidual() * Vectors.norm(examples.labels());
        assertThat(distance(w, exact.weights()))
                .isLessThanOrEqualTo((Vectors.norm(residual) + exactResidual) / values[n - 1] + rounding(exact));
        assertThat(Vectors.norm(residual)).isLessThanOrEqualTo(1e-12 * Vectors.norm(examples.labels()));
    }

    @Test
    void lsqrWithDampingFindsTheRidgeSolution() {
        LabeledMatrix examples = random(6, 50, 30, 5);
        assertSolves(examples, 0.25, leastNorm(examples, 0.5, 8).weights());
    }

    @Test
    void lsqrBoundsTheConditionFromAbove() {
        LabeledMatrix examples = random(7, 20, 40, 6);
        double[] values = singularValues(examples.matrix());
        // Paige and Saunders, section 5.3: the norms are Frobenius', so that the estimate lies above, by at most the
        // rank.
        assertThat(leastNorm(examples, 0, 8).condition().orElseThrow())
                .isBetween(values[0] / values[19], 20 * values[0] / values[19]);
    }

    @Test
    void labelsOfZeroAreFittedByZero() {
        LabeledMatrix examples = new LabeledMatrix(random(8, 10, 6, 3).matrix(), new double[10]);
        assertThat(ridge(examples, 4, 1).get(0).weights()).containsOnly(0);
        assertThat(ridge(examples, 4, 1).get(0).iterations()).isZero();
        assertThat(leastNorm(examples, 0, 4).weights()).containsOnly(0);
        assertThat(leastNorm(examples, 0, 4).iterations()).isZero();
    }

    @Test
    void anExhaustedSpaceEndsExactly() {
        // X = I: one step solves, and what is left is a zero vector.
        CsrBuilder builder = new CsrBuilder(4);
        for (int i = 0; i < 4; i++) {
            builder.add(i, 1);
            builder.endRow();
        }
        LabeledMatrix examples = new LabeledMatrix(builder.build(), new double[] {2, 0, 0, 0});
        KrylovSolves.Solution solution = leastNorm(examples, 0, 8);
        assertThat(solution.weights()).containsExactly(2, 0, 0, 0);
        assertThat(solution.iterations()).isEqualTo(1);
    }

    @Test
    void theLimitOfStepsHolds() {
        LabeledMatrix examples = random(9, 40, 30, 5);
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, 1)) {
            assertThat(GpuConjugateGradient.solve(x, examples.labels(), new double[] {1e-3}, TOLERANCE, 5, 2)
                            .get(0)
                            .iterations())
                    .isEqualTo(5);
            assertThat(GpuLsqr.solve(x, examples.labels(), 0, false, TOLERANCE, 5, 2)
                            .iterations())
                    .isEqualTo(5);
        }
    }

    @Test
    void floatsGiveSixDigits() {
        LabeledMatrix examples = random(10, 50, 20, 5);
        double[] exact = new LeastSquares(examples, workers).fit(1, EXACT).weights();
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.FLOAT, 1)) {
            KrylovSolves.Solution solution = GpuConjugateGradient.solve(
                            x, examples.labels(), new double[] {1}, 1e-6, 100, 4)
                    .get(0);
            double condition = Math.pow(singularValues(examples.matrix())[0], 2) + 1;
            // The residual of 1e-6 and the matrix, rounded to floats, both grow by the condition at most.
            assertThat(distance(solution.weights(), exact))
                    .isLessThanOrEqualTo(condition * (1e-6 + Math.ulp(1f)) * Vectors.norm(exact));
        }
    }

    @Test
    void allMemoryComesBack() {
        long free = gpu.freeBytes();
        LabeledMatrix examples = random(11, 10, 6, 3);
        ridge(examples, 4, 1);
        leastNorm(examples, 0, 4);
        assertThat(gpu.freeBytes()).isEqualTo(free);
    }

    @Test
    void nonsenseIsRefused() {
        LabeledMatrix examples = random(12, 10, 6, 3);
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, 1)) {
            double[] y = examples.labels();
            assertThatThrownBy(() -> GpuConjugateGradient.solve(x, y, new double[] {1, 2}, 1e-9, 9, 1))
                    .hasMessageContaining("expected 1 to 1, got 2");
            assertThatThrownBy(() -> GpuLsqr.solve(x, new double[9], 0, false, 1e-9, 9, 1))
                    .hasMessageContaining("one per row, 10, got 9");
        }
    }

    private List<KrylovSolves.Solution> ridge(LabeledMatrix examples, int lookEvery, double... lambdas) {
        int batch = lambdas.length == 1 ? 1 : 8;
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, batch)) {
            return GpuConjugateGradient.solve(x, examples.labels(), lambdas, TOLERANCE, 1_000, lookEvery);
        }
    }

    private KrylovSolves.Solution leastNorm(LabeledMatrix examples, double damp, int lookEvery) {
        try (GpuMatrix x = new GpuMatrix(gpu, examples.matrix(), Precision.DOUBLE, 1)) {
            return GpuLsqr.solve(x, examples.labels(), damp, damp == 0, TOLERANCE, 1_000, lookEvery);
        }
    }

    /** All eigenvalues of XᵀX + lambda I are at least lambda: a residual r is an error of at most ||r|| / lambda, for either solution. */
    private void assertSolves(LabeledMatrix examples, double lambda, double[] w) {
        Objective objective =
                Objective.ridge(new CpuSparseProducts(examples.matrix(), workers), examples.labels(), lambda);
        double[] exact = new LeastSquares(examples, workers).fit(lambda, EXACT).weights();
        double[] rightHand = examples.matrix().transpose().multiply(examples.labels());
        double left = objective.optimalityResidual(w);
        double bound = (left + objective.optimalityResidual(exact)) * Vectors.norm(rightHand) / lambda;
        assertThat(distance(w, exact)).isLessThanOrEqualTo(bound);
        // 1e-13 on the device; the CPU's own rounding comes on top.
        assertThat(left).isLessThanOrEqualTo(1e-12);
    }

    /** The exact solution's rounding: a few units in the last place of its size. */
    private static double rounding(Fit exact) {
        return 16 * Math.ulp(Vectors.norm(exact.weights()));
    }

    private static double distance(double[] a, double[] b) {
        double[] difference = a.clone();
        Vectors.addScaled(-1, b, difference);
        return Vectors.norm(difference);
    }

    private static double[] singularValues(CsrMatrix x) {
        DMatrixRMaj dense = new DMatrixRMaj(x.rows(), x.columns());
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.set(i, x.columnAt(k), x.valueAt(k));
            }
        }
        return SingularOps_DDRM.singularValues(dense);
    }

    /** A column of ones and random entries, random labels. */
    private static LabeledMatrix random(long seed, int rows, int columns, int perRow) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        double[] labels = new double[rows];
        for (int i = 0; i < rows; i++) {
            builder.add(0, 1);
            for (int k = 1; k < perRow; k++) {
                builder.add(random.nextInt(columns), random.nextDouble(-2, 2));
            }
            builder.endRow();
            labels[i] = random.nextDouble(-1, 1);
        }
        return new LabeledMatrix(builder.build(), labels);
    }
}
