package org.ridgeline.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;

class RidgeObjectiveTest {

    private static final int N = 30;
    private static final int D = 12;

    private final Workers workers = new Workers(1);
    private final CsrMatrix x = random();
    private final double[] y = new SplittableRandom(2).doubles(N, -1, 1).toArray();
    private final double[] w = new SplittableRandom(3).doubles(D, -1, 1).toArray();

    @AfterEach
    void close() {
        workers.close();
    }

    private RidgeObjective objective(double lambda) {
        return new RidgeObjective(new CpuSparseProducts(x, workers), y, lambda);
    }

    @Test
    void valueAndGradientOfAHandWorkedCase() {
        // Rows (1, 2) -> 3 and (0, 1) -> -1 at w = (1, -1): residuals -4 and 0, so J = 16 + 0.5 * 2 and
        // gradient = 2 ((-4, -8) + 0.5 (1, -1)).
        CsrBuilder builder = new CsrBuilder(2);
        builder.add(0, 1);
        builder.add(1, 2);
        builder.endRow();
        builder.add(1, 1);
        builder.endRow();
        LabeledMatrix examples = new LabeledMatrix(builder.build(), new double[] {3, -1});
        RidgeObjective hand = new RidgeObjective(new CpuSparseProducts(examples.matrix(), workers), examples, 0.5);
        double[] g = {Double.NaN, Double.NaN};
        hand.gradient(new double[] {1, -1}, g);
        assertThat(hand.value(new double[] {1, -1})).isEqualTo(17);
        assertThat(g).containsExactly(-7, -17);
        assertThat(hand.fitResidual(new double[] {1, -1})).isEqualTo(4 / Math.sqrt(10));
        assertThat(hand.fitResidual(new double[] {5, -1})).isZero();
        assertThat(hand.optimalityResidual(new double[2])).isEqualTo(1);
        assertThat(hand.dimension()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 100})
    void gradientAgreesWithCentralDifferences(double lambda) {
        RidgeObjective objective = objective(lambda);
        double[] g = new double[D];
        objective.gradient(w, g);
        double h = 1e-4;
        for (int j = 0; j < D; j++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[j] += h;
            down[j] -= h;
            double difference = (objective.value(up) - objective.value(down)) / (2 * h);
            // Exact for a quadratic but for rounding: a unit in the last place of J over h.
            assertThat(g[j]).isCloseTo(difference, within(10 * Math.ulp(objective.value(w)) / h));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 100})
    void gradientAgreesWithTheDenseFormula(double lambda) {
        double[] g = new double[D];
        objective(lambda).gradient(w, g);
        SimpleMatrix dense = dense();
        SimpleMatrix weights = new SimpleMatrix(w);
        double[] expected = dense.transpose()
                .mult(dense.mult(weights).minus(new SimpleMatrix(y)))
                .plus(weights.scale(lambda))
                .scale(2)
                .getDDRM()
                .getData();
        assertThat(g).containsExactly(expected, within(1e-12 * (1 + lambda)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 50})
    void theThreeConventionsOfLambdaHaveOneMinimizer(double lambda) {
        // The mean with lambda / n: (XᵀX / n + lambda / n I) w = Xᵀy / n. The half-sum with lambda / 2: its gradient
        // is half of the sum's. At each of their solutions the gradient of the sum vanishes.
        SimpleMatrix dense = dense();
        SimpleMatrix gram = dense.transpose().mult(dense);
        SimpleMatrix rightHand = dense.transpose().mult(new SimpleMatrix(y));
        SimpleMatrix identity = SimpleMatrix.identity(D);
        double[] sum = solve(gram.plus(identity.scale(lambda)), rightHand);
        double[] mean = solve(gram.divide(N).plus(identity.scale(lambda / N)), rightHand.divide(N));
        double[] half = solve(gram.divide(2).plus(identity.scale(lambda / 2)), rightHand.divide(2));
        for (double[] minimizer : new double[][] {sum, mean, half}) {
            assertThat(objective(lambda).optimalityResidual(minimizer)).isLessThan(1e-13);
            assertThat(minimizer).containsExactly(sum, within(1e-11));
        }
    }

    @Test
    void valueIsLeastAtTheSolution() {
        SimpleMatrix dense = dense();
        double[] best = solve(
                dense.transpose().mult(dense).plus(SimpleMatrix.identity(D)),
                dense.transpose().mult(new SimpleMatrix(y)));
        RidgeObjective objective = objective(1);
        for (int j = 0; j < D; j++) {
            double[] moved = best.clone();
            moved[j] += 1e-3;
            assertThat(objective.value(moved)).isGreaterThan(objective.value(best));
        }
    }

    @Test
    void labelsOfZeroLeaveNoResidualAtZero() {
        RidgeObjective objective = new RidgeObjective(new CpuSparseProducts(x, workers), new double[N], 1);
        assertThat(objective.optimalityResidual(new double[D])).isZero();
        assertThat(objective.fitResidual(new double[D])).isZero();
    }

    @Test
    void labelsAreCopied() {
        double[] mine = y.clone();
        RidgeObjective objective = new RidgeObjective(new CpuSparseProducts(x, workers), mine, 1);
        double before = objective.value(w);
        mine[0] = 1_000;
        assertThat(objective.value(w)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLambdaOutOfRangeIsNamed(double lambda) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(lambda))
                .withMessage("lambda must be finite and at least 0, got " + lambda);
    }

    @Test
    void labelsOfAnotherLengthAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeObjective(new CpuSparseProducts(x, workers), new double[N + 1], 1))
                .withMessage("labels: expected one per row, 30, got 31");
    }

    private static double[] solve(SimpleMatrix a, SimpleMatrix b) {
        return a.solve(b).getDDRM().getData();
    }

    private SimpleMatrix dense() {
        SimpleMatrix dense = new SimpleMatrix(N, D);
        for (int i = 0; i < N; i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.set(i, x.columnAt(k), x.valueAt(k));
            }
        }
        return dense;
    }

    private static CsrMatrix random() {
        SplittableRandom random = new SplittableRandom(1);
        CsrBuilder builder = new CsrBuilder(D);
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < 5; k++) {
                builder.add(random.nextInt(D), random.nextInt(1, 4));
            }
            builder.endRow();
        }
        return builder.build();
    }
}
