package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.PowerIteration;

/** Conjugate gradients, LSQR and the power iteration, on their own. */
class KrylovTest {

    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        workers.close();
    }

    private static ConjugateGradient diagonal(double[] eigenvalues, double[] b, int limit) {
        LinearOperator a = (v, result) -> {
            for (int i = 0; i < v.length; i++) {
                result[i] = eigenvalues[i] * v[i];
            }
        };
        return ConjugateGradient.solve(a, LinearOperator.identity(), b, 1e-12, limit);
    }

    @Test
    void conjugateGradientsNeedOneStepPerDistinctEigenvalue() {
        ConjugateGradient cg = diagonal(new double[] {1, 2, 2, 5, 5, 5}, new double[] {1, 2, 3, 4, 5, 6}, 100);
        assertThat(cg.iterations()).isEqualTo(3);
        assertThat(cg.solution()).containsExactly(new double[] {1, 1, 1.5, 0.8, 1, 1.2}, within(1e-14));
        assertThat(cg.residual()).isLessThan(1e-12);
        assertThat(cg.smallestRitzValue()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theExactInverseAsPreconditionerNeedsOneStep() {
        double[] eigenvalues = {1, 10, 100, 1_000};
        LinearOperator a = (v, result) -> {
            for (int i = 0; i < 4; i++) {
                result[i] = eigenvalues[i] * v[i];
            }
        };
        ConjugateGradient cg = ConjugateGradient.solve(
                a, LinearOperator.inverseDiagonal(eigenvalues), new double[] {1, 1, 1, 1}, 1e-12, 100);
        assertThat(cg.iterations()).isEqualTo(1);
        assertThat(cg.smallestRitzValue()).isCloseTo(1, within(1e-14));
    }

    @Test
    void aRightHandSideOfZeroNeedsNoStep() {
        ConjugateGradient cg = diagonal(new double[] {1, 2}, new double[2], 100);
        assertThat(cg.iterations()).isZero();
        assertThat(cg.residual()).isZero();
        assertThat(cg.solution()).containsOnly(0);
        assertThat(cg.smallestRitzValue()).isNaN();
    }

    @Test
    void aSingularConsistentSystemGivesTheMinimumNorm() {
        ConjugateGradient cg = diagonal(new double[] {0, 3, 0, 7}, new double[] {0, 6, 0, 7}, 100);
        assertThat(cg.solution()).containsExactly(new double[] {0, 2, 0, 1}, within(1e-14));
        assertThat(cg.smallestRitzValue()).isCloseTo(3, within(1e-12));
    }

    @Test
    void aSingularInconsistentSystemEndsAndSaysSo() {
        ConjugateGradient cg = diagonal(new double[] {0, 3}, new double[] {1, 3}, 1_000);
        assertThat(cg.residual()).isGreaterThan(0.1);
    }

    @Test
    void spentIterationsAreKeptToAndReported() {
        double[] eigenvalues = new double[50];
        Arrays.setAll(eigenvalues, i -> Math.pow(10, i / 8.0));
        ConjugateGradient cg =
                diagonal(eigenvalues, new SplittableRandom(1).doubles(50).toArray(), 7);
        assertThat(cg.iterations()).isEqualTo(7);
        assertThat(cg.residual()).isGreaterThan(1e-12);
    }

    @Test
    void conjugateGradientsAgreeWithDense() {
        SimpleMatrix x = random(40, 25);
        SimpleMatrix a = x.transpose().mult(x).plus(SimpleMatrix.identity(25));
        double[] b = new SplittableRandom(2).doubles(25, -1, 1).toArray();
        ConjugateGradient cg = ConjugateGradient.solve(
                SparseCases.operator(a),
                LinearOperator.inverseDiagonal(a.diag().getDDRM().getData()),
                b,
                1e-13,
                200);
        assertThat(cg.solution())
                .containsExactly(a.solve(new SimpleMatrix(b)).getDDRM().getData(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 3, 1e4})
    void lsqrAgreesWithDenseAndBoundsTheCondition(double damp) {
        SimpleMatrix dense = random(60, 20);
        double[] y = new SplittableRandom(4).doubles(60, -1, 1).toArray();
        KrylovSolves.Solution lsqr = Lsqr.solve(
                new CpuSparseProducts(SparseCases.sparse(dense.toArray2()), workers), y, damp, false, 1e-13, 500);
        SimpleMatrix normal =
                dense.transpose().mult(dense).plus(SimpleMatrix.identity(20).scale(damp * damp));
        SimpleMatrix expected = normal.solve(dense.transpose().mult(new SimpleMatrix(y)));
        assertThat(lsqr.weights()).containsExactly(expected.getDDRM().getData(), within(1e-11));
        double[] s = dense.svd().getSingularValues();
        double condition = Math.sqrt((s[0] * s[0] + damp * damp) / (s[19] * s[19] + damp * damp));
        assertThat(lsqr.iterations()).isBetween(1, 60);
        if (damp == 0) {
            // In the Frobenius norm: at least the condition, at most 20 times it, the loss of orthogonality aside.
            assertThat(lsqr.condition().orElseThrow()).isBetween(condition, 25 * condition);
        }
    }

    @Test
    void lsqrInterpolatesIndependentRowsWithMinimumNorm() {
        // (1, 1) -> 2 and (0, 0) beside it in a third column: w = (1, 1, 0).
        CsrMatrix x = SparseCases.sparse(new double[] {1, 1, 0});
        KrylovSolves.Solution lsqr =
                Lsqr.solve(new CpuSparseProducts(x, workers), new double[] {2}, 0, true, 1e-14, 10);
        assertThat(lsqr.weights()).containsExactly(new double[] {1, 1, 0}, within(1e-15));
        assertThat(lsqr.iterations()).isEqualTo(1);
    }

    @Test
    void lsqrStopsAtOnceWhereZeroIsTheSolution() {
        CpuSparseProducts x =
                new CpuSparseProducts(SparseCases.sparse(new double[] {1, 2}, new double[] {1, 2}), workers);
        assertThat(Lsqr.solve(x, new double[2], 0, false, 1e-14, 10).iterations())
                .isZero();
        assertThat(Lsqr.solve(x, new double[] {1, -1}, 0, false, 1e-14, 10).weights())
                .containsOnly(0);
    }

    @Test
    void powerIterationFindsTheLargestSingularValue() {
        for (double scale : new double[] {1e-6, 1, 1e6}) {
            SimpleMatrix dense = random(40, 30).scale(scale);
            double expected = dense.svd().getSingleValue(0);
            assertThat(PowerIteration.largestSingularValue(
                            new CpuSparseProducts(SparseCases.sparse(dense.toArray2()), workers)))
                    .isCloseTo(expected, within(1e-5 * expected));
        }
    }

    @Test
    void powerIterationOfNothingIsZeroAndOfTinyEntriesANumber() {
        assertThat(PowerIteration.largestSingularValue(
                        new CpuSparseProducts(SparseCases.sparse(new double[3]), workers)))
                .isZero();
        assertThat(PowerIteration.largestSingularValue(
                        new CpuSparseProducts(SparseCases.sparse(new double[] {1e-90, 1e-90}), workers)))
                .isCloseTo(Math.sqrt(2) * 1e-90, within(1e-100));
    }

    private static SimpleMatrix random(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows * 1_000L + columns);
        SimpleMatrix dense = new SimpleMatrix(rows, columns);
        for (int k = 0; k < dense.getNumElements(); k++) {
            dense.set(k, random.nextInt(3) == 0 ? random.nextInt(1, 4) : 0);
        }
        return dense;
    }
}
