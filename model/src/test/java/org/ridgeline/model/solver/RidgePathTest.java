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
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.KrylovSolves;
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

    private RidgePath solved(LabeledMatrix examples, List<Double> lambdas) {
        RidgePath path = new RidgePath(examples, lambdas);
        RidgePath.solve(List.of(path), workers, new CpuDevice(workers), share -> {});
        return path;
    }

    @ParameterizedTest
    @CsvSource({"40, 25", "25, 40", "1, 1", "30, 30"})
    void everyPointIsTheFitOfItsLambdaAlone(int n, int d) {
        LabeledMatrix examples = random(n, d);
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        LeastSquares alone = new LeastSquares(examples, workers);
        SolverSettings exact = new SolverSettings(Solver.CHOLESKY, 1e-13, 100_000);
        List<Double> lambdas = List.of(10.0, 0.001, 0.0, 1.0, 0.1);
        RidgePath path = solved(examples, lambdas);
        for (int k = 0; k < lambdas.size(); k++) {
            if (lambdas.get(k) > 0) {
                assertThat(RidgePath.weightError(x, examples.labels(), lambdas.get(k), path.weights(k)))
                        .isLessThanOrEqualTo(TOLERANCE);
            }
            double[] difference = alone.fit(lambdas.get(k), exact).weights();
            double norm = Vectors.norm(difference);
            Vectors.addScaled(-1, path.weights(k), difference);
            assertThat(Vectors.norm(difference)).isLessThanOrEqualTo(2 * TOLERANCE * norm);
        }
    }

    @Test
    void aPointShortOfItsToleranceSaysSo() {
        LabeledMatrix examples = random(40, 25);
        SparseProducts x = new CpuSparseProducts(examples.matrix(), workers);
        KrylovSolves.Solution found = RidgePath.bidiagonalize(x, examples.labels(), List.of(0.01), TOLERANCE, 3)
                .get(0);
        assertThat(found.iterations()).isEqualTo(3);
        assertThat(RidgePath.weightError(x, examples.labels(), 0.01, found.weights()))
                .isGreaterThan(1e-3);
    }

    @Test
    void labelsWithoutAnEffectGiveZeroWeights() {
        LabeledMatrix examples =
                new LabeledMatrix(SparseCases.sparse(new double[] {1, 2}, new double[] {1, 2}), new double[] {1, -1});
        assertThat(solved(examples, List.of(1.0)).weights(0)).containsOnly(0);
    }

    @Test
    void aNegativeLambdaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgePath(random(4, 3), List.of(-1.0)))
                .withMessage("lambda must be finite and at least 0, got -1.0");
    }
}
