package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.MeanSquaredError;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;

class SweepTest {

    /** Both sides are solved to 1e-9 of the weights or better. */
    private static final double RELATIVE = 1e-8;

    /** scikit-learn 1.2.1: {@code Ridge(alpha=lambda, fit_intercept=False, solver="cholesky")} on the same folds; errors with ddof=1. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1.7609526132157214, 0.2868666890606234, 0.3, 0.05773502691896258",
        "0.5, 1.6889603259807957, 0.2632570842129882, 0.3, 0.05773502691896258",
        "3, 1.5300833296618233, 0.1949016890157646, 0.26666666666666666, 0.06666666666666668",
        "40, 1.141135597039104, 0.0434429153930254, 0.3, 0.05773502691896258"
    })
    void crossValidationAgreesWithScikitLearn(
            double lambda, double mse, double mseError, double accuracy, double accuracyError) {
        LabeledMatrix train = SweepCases.formula();
        assertThat(Folds.stratified(train.labels(), 3, 7).foldOf())
                .containsExactly(
                        1, 2, 0, 2, 2, 1, 0, 1, 1, 1, 2, 2, 1, 1, 1, 2, 1, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 1, 0, 2);
        try (Workers workers = new Workers(2)) {
            CrossValidation.Point point = validated(train, new Lambdas(List.of(lambda)), 3, 7, workers, share -> {})
                    .best();
            assertThat(point.mse()).isCloseTo(mse, within(RELATIVE * mse));
            assertThat(point.mseError()).isCloseTo(mseError, within(RELATIVE * mse));
            assertThat(point.accuracy()).isCloseTo(accuracy, within(1e-15));
            assertThat(point.accuracyError()).isCloseTo(accuracyError, within(1e-15));
        }
    }

    private static CrossValidation validated(
            LabeledMatrix train, Lambdas lambdas, int count, long seed, Workers workers, DoubleConsumer share) {
        return CrossValidation.run(
                train,
                lambdas,
                Folds.stratified(train.labels(), count, seed),
                MeanSquaredError::of,
                (scores, labels) -> BinaryEvaluation.of(scores, labels).accuracy(),
                workers,
                new CpuDevice(workers),
                share);
    }

    /** NumPy: least squares in the Krylov space of XᵀX and Xᵀy, its basis orthogonalized twice; six columns, so the sixth is the end. */
    @Test
    void earlyIteratesAreThoseOfTheKrylovSpace() {
        double[] mse = {
            0.9633021158515437,
            0.9584963324367776,
            0.9555280821516051,
            0.9550166866556274,
            0.9537954283568807,
            0.9533789177865412
        };
        double[] norm = {
            0.16232423476782634,
            0.18704935448852752,
            0.20873190559668842,
            0.2145923359270194,
            0.25042603120543705,
            0.27051428779767245
        };
        LabeledMatrix rows = SweepCases.formula();
        try (Workers workers = new Workers(1)) {
            EarlyStoppingStudy.Stopping stopping =
                    EarlyStoppingStudy.stopping(Map.of(Split.TRAIN, rows, Split.TEST, rows), workers, share -> {});
            assertThat(stopping.converged()).isTrue();
            assertThat(stopping.curve().points()).hasSize(mse.length);
            for (int k = 0; k < mse.length; k++) {
                ErrorCurve.Point point = stopping.curve().points().get(k);
                assertThat(point.at()).isEqualTo(k + 1);
                assertThat(point.bySplit().get(Split.TRAIN).mse()).isCloseTo(mse[k], within(RELATIVE * mse[k]));
                assertThat(point.norm()).isCloseTo(norm[k], within(RELATIVE * norm[k]));
            }
        }
    }

    @Test
    void theOneStandardErrorRuleTakesTheLargestLambdaWithinReach() {
        CrossValidation validation = new CrossValidation(
                List.of(
                        new CrossValidation.Point(0, 3, 0.1, 0.5, 0),
                        new CrossValidation.Point(1, 1, 0.25, 0.7, 0),
                        new CrossValidation.Point(2, 1.2, 0.1, 0.6, 0),
                        new CrossValidation.Point(3, 1.26, 0.1, 0.8, 0)),
                5,
                1);
        assertThat(validation.best().lambda()).isEqualTo(1);
        assertThat(validation.oneStandardError().lambda()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alongThePathTheTrainingErrorRisesAndTheNormFalls(long seed) {
        try (Workers workers = new Workers(2)) {
            List<ErrorCurve.Point> points = LambdaPathStudy.path(
                            SweepCases.noisy(80, 40, 60, seed),
                            Lambdas.usual(),
                            workers,
                            new CpuDevice(workers),
                            share -> {})
                    .points();
            assertThat(points)
                    .isSortedAccordingTo(Comparator.comparingDouble(
                            point -> point.bySplit().get(Split.TRAIN).mse()));
            assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(point -> -point.norm()));
        }
    }

    /** 80 documents without repetition: beyond 79 words and the bias the training error is 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutARegularizerTheTestErrorPeaksAtTheThreshold(long seed) {
        Map<Split, LabeledMatrix> examples = SweepCases.noisy(80, 400, 400, seed);
        List<Integer> sizes = Sizes.ofWords(400, 79);
        try (Workers workers = new Workers(2)) {
            SizeCurve curve = SizeCurve.overWords(examples, sizes, 1, true, workers, share -> {});
            SizeCurve.Point worst = curve.points().stream()
                    .max(Comparator.comparingDouble(
                            point -> point.none().orElseThrow().test().mse()))
                    .orElseThrow();
            assertThat(worst.words()).isBetween(75, 83);
            SizeCurve.Point last = curve.points().get(curve.points().size() - 1);
            assertThat(last.none().orElseThrow().test().mse())
                    .isLessThan(worst.none().orElseThrow().test().mse() / 5);
            assertThat(last.none().orElseThrow().train().mse()).isLessThan(1e-15);
            assertThat(worst.regularized().orElseThrow().test().mse())
                    .isLessThan(worst.none().orElseThrow().test().mse() / 5);
        }
    }

    @Test
    void theWholeCurveEndsAtThePath() {
        Map<Split, LabeledMatrix> examples = SweepCases.noisy(60, 30, 90, 4);
        try (Workers workers = new Workers(1)) {
            ErrorCurve path = LambdaPathStudy.path(
                    examples, new Lambdas(List.of(0.0, 2.0)), workers, new CpuDevice(workers), share -> {});
            SizeCurve documents =
                    SizeCurve.overDocuments(examples, Sizes.ofDocuments(60), 2, 5, true, workers, share -> {});
            SizeCurve.Point last = documents.points().get(documents.points().size() - 1);
            assertThat(last.documents()).isEqualTo(60);
            assertThat(last.words()).isEqualTo(90);
            double none = path.at(0).bySplit().get(Split.TEST).mse();
            assertThat(last.none().orElseThrow().test().mse()).isCloseTo(none, within(RELATIVE * none));
            double l2 = path.at(2).bySplit().get(Split.TEST).mse();
            assertThat(last.regularized().orElseThrow().test().mse()).isCloseTo(l2, within(RELATIVE * l2));
            EarlyStoppingStudy.Stopping stopping = EarlyStoppingStudy.stopping(examples, workers, share -> {});
            assertThat(stopping.converged()).isTrue();
            assertThat(stopping.exact().get(Split.TEST).mse()).isCloseTo(none, within(RELATIVE * none));
        }
    }

    @Test
    void everySweepHasTheSameBitsForOneThreadAndForThree() {
        assertThat(sweeps(3)).isEqualTo(sweeps(1));
    }

    private static List<Object> sweeps(int threads) {
        Map<Split, LabeledMatrix> examples = SweepCases.noisy(50, 30, 70, 6);
        List<Object> results = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            results.add(LambdaPathStudy.path(examples, Lambdas.usual(), workers, new CpuDevice(workers), share -> {}));
            results.add(validated(examples.get(Split.TRAIN), Lambdas.usual(), 4, 1, workers, share -> {}));
            results.add(SizeCurve.overDocuments(examples, Sizes.ofDocuments(50), 1, 1, true, workers, share -> {}));
            results.add(SizeCurve.overWords(examples, Sizes.ofWords(70, 49), 1, true, workers, share -> {}));
            results.add(EarlyStoppingStudy.stopping(examples, workers, share -> {}));
        }
        return results;
    }

    @Test
    void progressRisesToOne() {
        List<Double> shares = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            validated(SweepCases.formula(), Lambdas.usual(), 3, 1, workers, shares::add);
        }
        assertThat(shares).isSorted().endsWith(1.0);
    }
}
