package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.RidgeObjective;

class LossSumTest {

    private static final Workers WORKERS = new Workers(1);
    private final LabeledMatrix examples = Examples.sparse(3, 50, 40);
    private final double[] w = new SplittableRandom(8).doubles(40, -1, 1).toArray();

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void leastSquaresIsTheRidgeObjectiveTimesItsScale(Scaling scaling) {
        RidgeObjective ridge = new RidgeObjective(new CpuSparseProducts(examples.matrix(), WORKERS), examples, 3);
        LossSum sum = LossSum.leastSquares(examples, scaling, 3, WORKERS);
        double c = scaling.factor(50);
        assertThat(sum.value(w)).isCloseTo(c * ridge.value(w), within(1e-10));
        double[] expected = new double[40];
        ridge.gradient(w, expected);
        double[] gradient = new double[40];
        assertThat(sum.valueAndGradient(w, gradient)).isEqualTo(sum.value(w));
        for (int j = 0; j < 40; j++) {
            assertThat(gradient[j]).isCloseTo(c * expected[j], within(1e-10));
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void theGradientIsTheSlopeOfTheValue(Loss loss) {
        LossSum sum = new LossSum(examples, loss, Scaling.SUM, 0.7, WORKERS);
        double[] gradient = new double[40];
        sum.gradient(w, gradient);
        double h = 1e-5;
        for (int j = 0; j < 40; j++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[j] += h;
            down[j] -= h;
            // Central differences: the error is h² times a third derivative, plus rounding of values near 100 over h.
            assertThat(gradient[j]).isCloseTo((sum.value(up) - sum.value(down)) / (2 * h), within(1e-6));
        }
    }

    @Test
    void weightDecayOfEquation35IsTheGradientOfTheRegularizedLoss() {
        // Equation 3.5: w <- (1 - eta lambda') w - eta ∇L(w) with lambda' = 2 c lambda; L without the regularizer.
        double eta = 0.001;
        double lambda = 2;
        LossSum plain = LossSum.leastSquares(examples, Scaling.HALF_SUM, 0, WORKERS);
        LossSum regularized = LossSum.leastSquares(examples, Scaling.HALF_SUM, lambda, WORKERS);
        double[] g = new double[40];
        double[] full = new double[40];
        plain.gradient(w, g);
        regularized.gradient(w, full);
        for (int j = 0; j < 40; j++) {
            assertThat(w[j] - eta * full[j]).isCloseTo((1 - eta * lambda) * w[j] - eta * g[j], within(1e-14));
        }
    }

    @Test
    void gradientsHaveTheSameBitsForAnyThreads() {
        LabeledMatrix large = Examples.sparse(1, 120_000, 5_000);
        double[] at = new SplittableRandom(2).doubles(5_000, -1, 1).toArray();
        double[][] gradients = new double[3][5_000];
        int[] threads = {1, 2, 4};
        for (int k = 0; k < 3; k++) {
            try (Workers workers = new Workers(threads[k])) {
                LossSum.leastSquares(large, Scaling.MEAN, 1, workers).gradient(at, gradients[k]);
            }
        }
        assertThat(gradients[1]).containsExactly(gradients[0]);
        assertThat(gradients[2]).containsExactly(gradients[0]);
    }

    @Test
    void aNegativeLambdaIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossSum.leastSquares(examples, Scaling.SUM, -1, WORKERS))
                .withMessage("lambda must be finite and at least 0, got -1.0");
    }
}
