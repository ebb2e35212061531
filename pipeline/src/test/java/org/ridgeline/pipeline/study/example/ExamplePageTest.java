package org.ridgeline.pipeline.study.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.pipeline.run.Optimizer;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.SurfaceFigure;
import org.ridgeline.reports.page.Block;

class ExamplePageTest {

    /** The chapter prints two decimals. */
    private static final Offset<Double> PRINTED = within(0.005);

    private static final Workers WORKERS = new Workers(1);
    private static final List<Block> BLOCKS = ExamplePage.blocks(WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void threadsDoNotChangeABit() {
        try (Workers two = new Workers(2)) {
            assertThat(ExamplePage.blocks(two)).isEqualTo(BLOCKS);
        }
    }

    @Test
    void everyFigureHasItsOwnNameAndSaysHowItWasMade() {
        List<Figure> figures = figures();
        assertThat(figures).hasSize(20);
        assertThat(figures.stream().map(figure -> figure.caption().id())).doesNotHaveDuplicates();
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.caption().title()).doesNotEndWith(".").hasSizeLessThan(120);
            assertThat(figure.caption().description()).endsWith(".").containsPattern("\\d");
        });
    }

    @Test
    void theWalkDownEndsWithinAHundredthOfThreeQuarters() {
        LineFigure figure = line("chapter-3-1");
        Series walk = figure.series().get(1);
        assertThat(walk.x()).hasSize(11).first().isEqualTo(0.0);
        // 0.75 (1 - 0.6^10)
        assertThat(last(walk.x())).isCloseTo(0.745465, within(1e-6));
        assertThat(figure.markers()).extracting(LineFigure.Marker::at).containsExactly(0.75);
    }

    @Test
    void surfaceAndContoursShowTheChaptersWalk() {
        for (Series walk : List.of(surface("chapter-3-2-surface").paths().get(0), path("chapter-3-2-contours", 0))) {
            assertThat(walk.x().subList(0, 3))
                    .usingElementComparator(ExamplePageTest::printed)
                    .containsExactly(0.5, 0.425, 0.35);
            assertThat(walk.y().subList(0, 3))
                    .usingElementComparator(ExamplePageTest::printed)
                    .containsExactly(1.0, 0.85, 0.69);
            assertThat(walk.x()).hasSize(201);
            assertThat(last(walk.x())).isCloseTo(0.03, PRINTED);
            assertThat(last(walk.y())).isCloseTo(0.06, PRINTED);
        }
    }

    private static int printed(double a, double b) {
        return Math.abs(a - b) <= 0.005 ? 0 : Double.compare(a, b);
    }

    @Test
    void smallStepsCreepAndLargeOnesLeave() {
        Series small = line("chapter-3-3").series().get(1);
        Series large = line("chapter-3-3").series().get(2);
        // 0.75 (1 - 0.96^8) and 0.75 (1 - 1.16^8)
        assertThat(last(small.x())).isCloseTo(0.208957, within(1e-6));
        assertThat(last(large.x())).isCloseTo(-1.708811, within(1e-6));
        for (Series series : line("chapter-3-3-distance").series()) {
            double eta = Double.parseDouble(series.name().substring("eta = ".length()));
            double factor = Math.abs(1 - 8 * eta);
            for (int t = 0; t < series.y().size(); t++) {
                // An eps of w = 0.75 is all that rounding leaves of the smallest distances.
                assertThat(series.y().get(t)).isCloseTo(0.75 * Math.pow(factor, t), within(1e-12));
                assertThat(series.y().get(t)).isPositive();
            }
        }
    }

    @Test
    void aChordLiesAboveTheConvexCurveAndBelowTheOther() {
        assertThat(chordAboveCurve(line("chapter-3-4-convex"))).isTrue();
        assertThat(chordAboveCurve(line("chapter-3-4-non-convex"))).isFalse();
    }

    private static boolean chordAboveCurve(LineFigure figure) {
        Series curve = figure.series().get(0);
        Series chord = figure.series().get(1);
        double from = chord.x().get(0);
        double slope = (chord.y().get(1) - chord.y().get(0)) / (chord.x().get(1) - from);
        return IntStream.range(0, curve.x().size())
                .filter(i ->
                        curve.x().get(i) > from && curve.x().get(i) < chord.x().get(1))
                .allMatch(i ->
                        curve.y().get(i) < chord.y().get(0) + slope * (curve.x().get(i) - from));
    }

    @Test
    void twoStartsEndAtTheOriginAndOnTheRing() {
        Series inner = path("chapter-3-5", 0);
        Series outer = path("chapter-3-5", 1);
        assertThat(Math.hypot(last(inner.x()), last(inner.y()))).isLessThan(0.1);
        assertThat(Math.pow(last(outer.x()), 2) + Math.pow(last(outer.y()), 2)).isCloseTo(3.25, within(1e-9));
    }

    @Test
    void whatIsKnownOfTheLeftOutExampleIsSaid() {
        assertThat(BLOCKS).filteredOn(Block.Text.class::isInstance).anySatisfy(block -> assertThat(
                        ((Block.Text) block).text())
                .contains("(-1, -1)", "(2, -1)", "(-1.032, -1.169)", "(1.739, -0.866)", "none of our sources"));
    }

    @Test
    void theRegularizedPointComesToTheLineAsLambdaFalls() {
        Series points = path("chapter-3-6", 1);
        double[] lambdas = {10, 1, 0.5, 0.1, 0.01};
        for (int i = 0; i < lambdas.length; i++) {
            double w = 1 / (1 + 2 * lambdas[i]);
            assertThat(points.x().get(i)).isCloseTo(w, within(1e-9));
            assertThat(points.y().get(i)).isCloseTo(-w, within(1e-9));
        }
        assertThat(points.x()).hasSize(lambdas.length);
        Grid grid = contours("chapter-3-6").grid();
        // The loss is that of (w1 - w2 - 2)²/4: at the lower left corner (-0.9 + 2.05 - 2)²/4.
        assertThat(grid.values().get(0)).isCloseTo(0.180625, within(1e-12));
        assertThat(grid.values()).allSatisfy(value -> assertThat(value).isNotNegative());
    }

    /** Losses after 100 steps, as in {@code optimizers_sigmoid.json}, which NumPy computed. */
    @Test
    void theNeuronsWalksEndAsComputedElsewhere() {
        List<Series> losses = line("neuron-loss").series();
        assertThat(losses)
                .extracting(Series::name)
                .containsExactly(
                        "gradient descent, eta 1",
                        "momentum, eta 1",
                        "Nesterov, eta 1",
                        "AdaGrad, eta 0.1",
                        "RMSProp, eta 0.1",
                        "Adam, eta 0.1");
        assertThat(losses).allSatisfy(series -> assertThat(series.y()).hasSize(101));
        double[] expected = {
            0.017741009621761353,
            0.01371051226712522,
            8.47748131980845e-06,
            0.053462279551209135,
            6.411486509425024e-07,
            7.301152346096374e-05
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(last(losses.get(i).y())).isCloseTo(expected[i], within(1e-9));
        }
    }

    /** Wandering is how far a walk is, on average, from where the full batch is after as many steps. */
    @Test
    void fewerPointsAStepWanderMore() {
        for (String rule : List.of("gd", "momentum", "nesterov")) {
            List<Series> paths = contours("neuron-batches-" + rule).paths();
            assertThat(paths).allSatisfy(path -> assertThat(path.x()).hasSize(121));
            double one = wandering(paths.get(0), paths.get(2));
            double five = wandering(paths.get(1), paths.get(2));
            assertThat(one).isGreaterThan(2 * five);
            assertThat(five).isPositive();
        }
    }

    private static double wandering(Series path, Series full) {
        return IntStream.range(0, path.x().size())
                .mapToDouble(i -> Math.hypot(
                        path.x().get(i) - full.x().get(i),
                        path.y().get(i) - full.y().get(i)))
                .average()
                .orElseThrow();
    }

    /** A step on a batch of all is a full-batch step; adaptive rules too carry their state from batch to batch. */
    @Test
    void allPointsInOneBatchAreTheFullBatch() {
        BatchFigures figures = new BatchFigures(WORKERS);
        for (Optimizer optimizer : Optimizer.values()) {
            Iterates full = Iterates.of(figures.neuron(), NeuronFigures.rule(optimizer), 0.05, 120, -2, -2);
            assertThat(figures.walk(optimizer, 1, 20).end()).containsExactly(full.end());
        }
    }

    /** With one point a batch, an epoch of the engine's stochastic descent is twenty steps of the walk. */
    @Test
    void aWalkInBatchesIsTheEnginesStochasticDescent() {
        BatchFigures figures = new BatchFigures(WORKERS);
        for (Optimizer optimizer : List.of(Optimizer.GD, Optimizer.MOMENTUM, Optimizer.NESTEROV, Optimizer.ADAM)) {
            DescentPlan plan = new DescentPlan(
                    NeuronFigures.rule(optimizer),
                    StepSize.constant(0.1),
                    1,
                    DescentPlan.IN_ORDER,
                    Stopping.afterEpochs(6),
                    1);
            Descent descent = new Descent(figures.neuron(), plan, Descent.Measures.none(), new double[] {-2, -2});
            descent.run(record -> {});
            // The engine's sparse steps add in another order.
            assertThat(figures.walk(optimizer, 0.1, 1).end()).containsExactly(descent.parameters(), within(1e-12));
        }
    }

    @Test
    void schedulesStartAtATenthAndFallOrWarmUp() {
        for (Series schedule : line("schedules").series()) {
            boolean warm = schedule.name().contains("warm-up");
            assertThat(schedule.y().get(0)).isCloseTo(warm ? 0.1 / 6 : 0.1, within(1e-15));
            assertThat(schedule.y().get(warm ? 5 : 0)).isCloseTo(0.1, within(1e-15));
        }
        Series ceiling = line("momentum-schedule").series().get(0);
        assertThat(ceiling.y().get(0)).isEqualTo(0.5);
        // 1 - 1/(2 k) with k = floor(4991/250) + 1 = 20
        assertThat(last(ceiling.y())).isCloseTo(0.975, within(1e-15));
    }

    @Test
    void adaGradHasTheRareWeightAndDescentHasNot() {
        List<Series> weights = line("adagrad-rare-feature").series();
        assertThat(last(weights.get(0).y())).isCloseTo(3, within(0.01));
        assertThat(last(weights.get(2).y())).isLessThan(2.5);
    }

    @Test
    void biasCorrectionKeepsTheFirstStepsNearEta() {
        List<Series> steps = line("bias-correction").series();
        assertThat(steps.get(0).y().get(0)).isCloseTo(0.1, within(1e-4));
        assertThat(steps.get(1).y().get(0)).isGreaterThan(0.2);
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private static List<Figure> figures() {
        return BLOCKS.stream()
                .filter(Block.Drawing.class::isInstance)
                .map(block -> ((Block.Drawing) block).figure())
                .toList();
    }

    private static Figure figure(String id) {
        return figures().stream()
                .filter(figure -> figure.caption().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LineFigure line(String id) {
        return (LineFigure) figure(id);
    }

    private static ContourFigure contours(String id) {
        return (ContourFigure) figure(id);
    }

    private static SurfaceFigure surface(String id) {
        return (SurfaceFigure) figure(id);
    }

    private static Series path(String id, int index) {
        return contours(id).paths().get(index);
    }
}
