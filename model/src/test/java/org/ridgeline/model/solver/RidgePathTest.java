package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;

class RidgePathTest {

    private static final double TOLERANCE = 1e-9;

    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        workers.close();
    }

    private static LabeledMatrix random(int n, int d) {
        SplittableRandom random = new SplittableRandom(31L * n + d);
        CsrBuilder x = new CsrBuilder(d);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                if (random.nextInt(3) == 0) {
                    x.add(j, random.nextInt(1, 4));
                }
            }
            x.endRow();
            y[i] = random.nextBoolean() ? 1 : -1;
        }
        return new LabeledMatrix(x.build(), y);
    }

    @ParameterizedTest
    @CsvSource({"40, 25", "25, 40", "1, 1", "30, 30"})
    void everyPointIsTheFitOfItsLambdaAlone(int n, int d) {
        LabeledMatrix examples = random(n, d);
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        LeastSquares alone = new LeastSquares(examples, workers);
        SolverSettings exact = new SolverSettings(Solver.CHOLESKY, 1e-13, 100_000);
        List<Double> lambdas = List.of(10.0, 0.001, 1.0, 0.1);
        List<RidgePath.Point> points = RidgePath.fit(x, examples, lambdas, TOLERANCE, 10_000);
        for (int k = 0; k < lambdas.size(); k++) {
            assertThat(points.get(k).lambda()).isEqualTo(lambdas.get(k));
            assertThat(points.get(k).weightError()).isLessThanOrEqualTo(TOLERANCE);
            double[] difference = alone.fit(lambdas.get(k), exact).weights();
            double norm = Vectors.norm(difference);
            Vectors.addScaled(-1, points.get(k).weights(), difference);
            assertThat(Vectors.norm(difference)).isLessThanOrEqualTo(2 * TOLERANCE * norm);
        }
    }

    @Test
    void aPointShortOfItsToleranceSaysSo() {
        LabeledMatrix examples = random(40, 25);
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        RidgePath.Point point =
                RidgePath.fit(x, examples, List.of(0.01), TOLERANCE, 3).get(0);
        assertThat(point.iterations()).isEqualTo(3);
        assertThat(point.weightError()).isGreaterThan(1e-3);
    }

    @Test
    void labelsWithoutAnEffectGiveZeroWeights() {
        LabeledMatrix examples =
                new LabeledMatrix(SparseCases.sparse(new double[] {1, 2}, new double[] {1, 2}), new double[] {1, -1});
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        RidgePath.Point point =
                RidgePath.fit(x, examples, List.of(1.0), TOLERANCE, 10).get(0);
        assertThat(point.weights()).containsOnly(0);
        assertThat(point.weightError()).isZero();
    }

    @Test
    void lambdaZeroIsNotOnAPath() {
        LabeledMatrix examples = random(4, 3);
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RidgePath.fit(x, examples, List.of(0.0), TOLERANCE, 10))
                .withMessage("lambda of a path must be finite and above 0, got 0.0");
    }
}
