package org.ridgeline.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;

class ObjectiveTest {

    private static final int N = 30;
    private static final int D = 12;

    private final Workers workers = new Workers(1);
    private final CsrMatrix x = random(N, D);
    private final double[] y = new SplittableRandom(2).doubles(N, -1, 1).toArray();
    private final LabeledMatrix examples = new LabeledMatrix(x, y);
    private final double[] w = new SplittableRandom(3).doubles(D, -1, 1).toArray();

    @AfterEach
    void close() {
        workers.close();
    }

    private Objective objective(double lambda) {
        return Objective.ridge(new CpuSparseProducts(x, workers), y, lambda);
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
        CsrMatrix two = builder.build();
        Objective hand = Objective.ridge(new CpuSparseProducts(two, workers), new double[] {3, -1}, 0.5);
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
        Objective objective = objective(lambda);
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

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void aScaledObjectiveIsTheSumTimesItsScale(Scaling scaling) {
        Objective scaled = Objective.ridge(examples, scaling, 3, workers);
        double c = scaling.factor(N);
        assertThat(scaled.value(w)).isCloseTo(c * objective(3).value(w), within(1e-10));
        double[] expected = new double[D];
        objective(3).gradient(w, expected);
        double[] gradient = new double[D];
        assertThat(scaled.valueAndGradient(w, gradient)).isEqualTo(scaled.value(w));
        for (int j = 0; j < D; j++) {
            assertThat(gradient[j]).isCloseTo(c * expected[j], within(1e-10));
        }
        assertThat(scaled.optimalityResidual(w))
                .isCloseTo(
                        objective(3).optimalityResidual(w),
                        within(1e-14 * objective(3).optimalityResidual(w)));
        assertThat(scaled.examples()).isEqualTo(N);
    }

    static Stream<Arguments> everyLossAndRegularizer() {
        return Stream.of(Loss.values())
                .flatMap(loss -> Stream.of(Regularizer.values()).map(regularizer -> Arguments.of(loss, regularizer)));
    }

    @ParameterizedTest
    @MethodSource("everyLossAndRegularizer")
    void theGradientIsTheSlopeOfTheValue(Loss loss, Regularizer regularizer) {
        Objective sum = new Objective(examples, new CpuSparseProducts(x, workers), loss, regularizer, 0.7, Scaling.SUM);
        double[] gradient = new double[D];
        sum.gradient(w, gradient);
        double h = 1e-5;
        for (int j = 0; j < D; j++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[j] += h;
            down[j] -= h;
            // Central differences: the error is h² times a third derivative, plus rounding of values near 1,000 over h.
            assertThat(gradient[j]).isCloseTo((sum.value(up) - sum.value(down)) / (2 * h), within(1e-6));
        }
    }

    @Test
    void aBatchOfAllRowsHasTheFullGradient() {
        Objective mean = Objective.ridge(examples, Scaling.MEAN, 2, workers);
        double[] full = new double[D];
        double[] batch = new double[D];
        mean.gradient(w, full);
        mean.batchGradient(IntStream.range(0, N).toArray(), 0, N, w, batch);
        assertThat(batch).containsExactly(full, within(1e-13));
        assertThatIllegalStateException()
                .isThrownBy(() -> objective(2).batchGradient(new int[] {0}, 0, 1, w, batch))
                .withMessage("mini-batches need the rows of X in memory");
    }

    @Test
    void weightDecayOfEquation35IsTheGradientOfTheRegularizedLoss() {
        // Equation 3.5: w <- (1 - eta lambda') w - eta ∇L(w) with lambda' = 2 c lambda; L without the regularizer.
        double eta = 0.001;
        double lambda = 2;
        double[] g = new double[D];
        double[] full = new double[D];
        Objective.ridge(examples, Scaling.HALF_SUM, 0, workers).gradient(w, g);
        Objective.ridge(examples, Scaling.HALF_SUM, lambda, workers).gradient(w, full);
        for (int j = 0; j < D; j++) {
            assertThat(w[j] - eta * full[j]).isCloseTo((1 - eta * lambda) * w[j] - eta * g[j], within(1e-14));
        }
    }

    @Test
    void gradientsHaveTheSameBitsForAnyThreads() {
        CsrMatrix large = random(120_000, 5_000);
        double[] labels = new SplittableRandom(4).doubles(120_000, -1, 1).toArray();
        double[] at = new SplittableRandom(2).doubles(5_000, -1, 1).toArray();
        double[][] gradients = new double[3][5_000];
        int[] threads = {1, 2, 4};
        for (int k = 0; k < 3; k++) {
            try (Workers some = new Workers(threads[k])) {
                Objective.ridge(new LabeledMatrix(large, labels), Scaling.MEAN, 1, some)
                        .gradient(at, gradients[k]);
            }
        }
        assertThat(gradients[1]).containsExactly(gradients[0]);
        assertThat(gradients[2]).containsExactly(gradients[0]);
    }

    @Test
    void valueIsLeastAtTheSolution() {
        SimpleMatrix dense = dense();
        double[] best = solve(
                dense.transpose().mult(dense).plus(SimpleMatrix.identity(D)),
                dense.transpose().mult(new SimpleMatrix(y)));
        Objective objective = objective(1);
        for (int j = 0; j < D; j++) {
            double[] moved = best.clone();
            moved[j] += 1e-3;
            assertThat(objective.value(moved)).isGreaterThan(objective.value(best));
        }
    }

    @Test
    void labelsOfZeroLeaveNoResidualAtZero() {
        Objective objective = Objective.ridge(new CpuSparseProducts(x, workers), new double[N], 1);
        assertThat(objective.optimalityResidual(new double[D])).isZero();
        assertThat(objective.fitResidual(new double[D])).isZero();
    }

    @Test
    void labelsAreCopied() {
        double[] mine = y.clone();
        Objective objective = Objective.ridge(new CpuSparseProducts(x, workers), mine, 1);
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
                .isThrownBy(() -> Objective.ridge(new CpuSparseProducts(x, workers), new double[N + 1], 1))
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

    private static CsrMatrix random(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(1);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < 5; k++) {
                builder.add(random.nextInt(columns), random.nextInt(1, 4));
            }
            builder.endRow();
        }
        return builder.build();
    }
}
