package org.ridgeline.model.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.UpdateRule;

class ProblemsTest {

    /** Central differences with h = 1e-5 of functions with third derivatives below 1e3: h² times that, and rounding over h. */
    private static final Offset<Double> DIFFERENCES = within(1e-6);

    private static final double H = 1e-5;
    private static final Workers WORKERS = new Workers(1);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    static List<Differentiable> problems() {
        return List.of(
                new Parabola(),
                new RadialQuartic(),
                SigmoidNeuron.objective(WORKERS),
                TwoReviews.objective(0, WORKERS),
                TwoReviews.objective(0.3, WORKERS));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void gradientsAgreeWithCentralDifferences(Differentiable problem) {
        SplittableRandom random = new SplittableRandom(3);
        double[] gradient = new double[problem.dimension()];
        for (int trial = 0; trial < 50; trial++) {
            double[] w = random.doubles(problem.dimension(), -1.5, 1.5).toArray();
            problem.gradient(w, gradient);
            for (int j = 0; j < w.length; j++) {
                double at = w[j];
                w[j] = at + H;
                double above = problem.value(w);
                w[j] = at - H;
                double below = problem.value(w);
                w[j] = at;
                assertThat(gradient[j]).isCloseTo((above - below) / (2 * H), DIFFERENCES);
            }
        }
    }

    @Test
    void theParabolaIsLeastAtThreeQuarters() {
        Parabola parabola = new Parabola();
        assertThat(Parabola.MINIMIZER).isEqualTo(0.75);
        assertThat(parabola.value(new double[] {0.75})).isEqualTo(-11.25);
        assertThat(gradient(parabola, 0.75)).containsExactly(0);
    }

    /** By hand at (0.5, 1): r = 1.25, bracket 7.8125 - 32.8125 + 32.5 = 7.5, gradient (7.5, 15). */
    @Test
    void theRadialQuarticIsAsWorkedByHand() {
        RadialQuartic problem = new RadialQuartic();
        assertThat(gradient(problem, 0.5, 1)).containsExactly(7.5, 15);
        assertThat(problem.value(new double[] {0.5, 1})).isEqualTo(9.08203125);
        assertThat(gradient(problem, 1, 1)).containsExactly(0, 0);
        assertThat(gradient(problem, 0, Math.sqrt(3.25))).containsExactly(new double[] {0, 0}, within(1e-13));
        assertThat(problem.value(new double[2])).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 1, 10})
    void twoReviewsAreLeastWhereTheExampleSays(double lambda) {
        Objective problem = TwoReviews.objective(lambda, WORKERS);
        double[] w = TwoReviews.minimizer(lambda);
        assertThat(gradient(problem, w)).containsExactly(new double[3], within(1e-15));
        // (1/2) 2 (1 - w)² + lambda 2 w² with w = 1/(1 + 2 lambda)
        double u = w[1];
        assertThat(problem.value(w)).isCloseTo((1 - u) * (1 - u) + 2 * lambda * u * u, within(1e-15));
    }

    @Test
    void withoutRegularizerTheReviewsHaveALineOfMinimizers() {
        Objective problem = TwoReviews.objective(0, WORKERS);
        for (double bias : new double[] {-2, -0.5, 0, 1, 3}) {
            assertThat(problem.value(new double[] {bias, 1 - bias, -1 - bias})).isZero();
        }
    }

    @Test
    void theNeuronMeetsBothPoints() {
        Objective problem = SigmoidNeuron.objective(WORKERS);
        assertThat(problem.value(SigmoidNeuron.minimizer())).isLessThan(1e-30);
        double[] descended = descend(problem, new double[] {-2, -2}, 1, 5000);
        assertThat(descended).containsExactly(SigmoidNeuron.minimizer(), within(1e-9));
    }

    @Test
    void descentOnTheChaptersExampleTakesThePrintedWalk() {
        double[] start = {0.5, 1};
        assertThat(descend(new RadialQuartic(), start, 0.01, 1))
                .containsExactly(new double[] {0.425, 0.85}, within(1e-15));
        assertThat(descend(new RadialQuartic(), start, 0.01, 2))
                .containsExactly(new double[] {0.35, 0.69}, within(0.005));
        assertThat(descend(new RadialQuartic(), start, 0.01, 200))
                .containsExactly(new double[] {0.03, 0.06}, within(0.005));
    }

    private static double[] descend(Differentiable problem, double[] start, double eta, int steps) {
        Descent descent = new Descent(
                problem,
                DescentPlan.fullBatch(UpdateRule.gradientDescent(), eta, steps),
                Descent.Measures.none(),
                start);
        descent.run(record -> {});
        return descent.parameters();
    }

    private static double[] gradient(Differentiable problem, double... w) {
        double[] gradient = new double[w.length];
        problem.gradient(w, gradient);
        return gradient;
    }
}
