package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;
import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.SizeCurve.Point;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.table.TextTable;

/** Errors against the number of training documents and of words, through the interpolation threshold. */
public final class LearningCurveStudy extends Study {

    private static final long SEED = 1;

    /** What is taken where no fit of the run has a regularizer. */
    private static final double USUAL_LAMBDA = 1;

    /** The documents' share of the work, as measured on SST. */
    private static final double DOCUMENTS = 0.25;

    private static final String NONE = "no regularizer";

    private final long seed;

    LearningCurveStudy() {
        this(SEED);
    }

    /** Sets the seed of the order of the documents. */
    public LearningCurveStudy(long seed) {
        super("learning-curve", "Learning curve and double descent", false);
        this.seed = seed;
    }

    /** Computes both curves at the lambda of the first fit with a regularizer. */
    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        Map<Split, LabeledMatrix> examples = input.examples();
        int threshold = Math.max(1, input.independentRows() - (input.bias() ? 1 : 0));
        double lambda = input.regularized().map(fit -> fit.spec().given()).orElse(USUAL_LAMBDA);
        SizeCurve documents = SizeCurve.overDocuments(
                examples, lambda, seed, input.bias(), workers, progress.part(0, DOCUMENTS)::done);
        SizeCurve words = SizeCurve.overWords(
                examples, threshold, lambda, input.bias(), workers, progress.part(DOCUMENTS, 1)::done);
        return report(
                new Side("documents", Point::documents, documents, Axis.log("training documents"), Optional.empty()),
                new Side(
                        "words",
                        Point::words,
                        words,
                        Axis.linear("words, the most frequent first"),
                        Optional.of(threshold).filter(at -> at <= words.last().words())),
                threshold);
    }

    /** One of the two curves, by what varies; with the number of words at which there are as many columns as independent documents, if it reaches it. */
    private record Side(
            String varied, ToIntFunction<Point> size, SizeCurve curve, Axis axis, Optional<Integer> threshold) {

        String l2() {
            return "with L2, lambda = " + number(curve.lambda());
        }

        LineFigure figure(String id, String title, Measure measure) {
            List<Series> series =
                    List.of(series(NONE, Point::none, measure), series(l2(), Point::regularized, measure));
            boolean positive =
                    series.stream().flatMap(each -> each.y().stream()).allMatch(value -> value > 0);
            String label = "test " + measure.axis();
            return new LineFigure(
                    Texts.caption(
                            id + "-" + varied + "-" + measure.id(),
                            id,
                            title,
                            measure.title(),
                            Texts.of("learning-curve." + varied)),
                    axis,
                    measure == MSE && positive ? Axis.log(label) : Axis.linear(label),
                    series,
                    threshold.stream()
                            .map(at -> new Marker(true, at, "as many columns as independent documents"))
                            .toList());
        }

        private Series series(String name, Function<Point, Optional<ErrorCurve.Point>> fit, Measure measure) {
            return Plots.series(
                    name,
                    Style.LINE_AND_POINTS,
                    curve.points().stream()
                            .filter(point -> fit.apply(point).isPresent())
                            .toList(),
                    size::applyAsInt,
                    point -> measure.plotted(fit.apply(point).orElseThrow().on(Split.TEST)));
        }

        /** Returns the table; what is varied stands first: where rows become blocks, it is their heading. */
        TextTable table(Side other) {
            return new Columns<Point>()
                    .add(varied, "%,d", point -> size.applyAsInt(point))
                    .add(other.varied, "%,d", point -> other.size.applyAsInt(point))
                    .add("test MSE, " + NONE, point -> print(MSE, Split.TEST, point.none()))
                    .add("test MSE, " + l2(), point -> print(MSE, Split.TEST, point.regularized()))
                    .add("test accuracy, " + NONE, point -> print(ACCURACY, Split.TEST, point.none()))
                    .add("test accuracy, " + l2(), point -> print(ACCURACY, Split.TEST, point.regularized()))
                    .add("train MSE, " + NONE, point -> print(MSE, Split.TRAIN, point.none()))
                    .add("||w||, " + NONE, point -> point.none()
                            .map(each -> Measure.norm(each.norm()))
                            .orElse("-"))
                    .table(0, curve.points());
        }

        /** Returns the records; a fit that missed its tolerance has empty texts in the place of numbers. */
        List<Map<String, Object>> records() {
            Columns<Point> records =
                    new Columns<Point>().add("documents", Point::documents).add("words", Point::words);
            addValues(records, "none", Point::none);
            addValues(records, "l2", Point::regularized);
            return records.records(curve.points());
        }

        private static void addValues(
                Columns<Point> records, String name, Function<Point, Optional<ErrorCurve.Point>> of) {
            add(records, name + "_train_mse", of, fit -> fit.on(Split.TRAIN).mse());
            add(records, name + "_test_mse", of, fit -> fit.on(Split.TEST).mse());
            add(records, name + "_test_accuracy", of, fit -> fit.on(Split.TEST).accuracy());
            add(records, name + "_norm", of, ErrorCurve.Point::norm);
        }

        private static void add(
                Columns<Point> records,
                String name,
                Function<Point, Optional<ErrorCurve.Point>> of,
                Function<ErrorCurve.Point, Object> value) {
            records.add(name, point -> of.apply(point).map(value).orElse(""));
        }
    }

    private StudyReport report(Side documents, Side words, int threshold) {
        String byDocuments = documentsTitle(documents.curve().last());
        String byWords = wordsTitle(words.curve());
        long missed = documents.curve().missed() + words.curve().missed();
        return new ReportBuilder(this)
                .figures(
                        documents.figure(id(), byDocuments, MSE),
                        words.figure(id(), byWords, MSE),
                        documents.figure(id(), "Test accuracy against the number of training documents", ACCURACY),
                        words.figure(id(), "Test accuracy against the size of the vocabulary", ACCURACY))
                .table(id() + "-documents", "By training documents", documents.table(words))
                .table(id() + "-words", "By words", words.table(documents))
                .text(Texts.of(
                                "learning-curve.method",
                                seed,
                                number(words.curve().lambda()))
                        + words.threshold()
                                .map(at -> " " + Texts.of("learning-curve.threshold", at))
                                .orElse("")
                        + (missed > 0 ? " " + Texts.of("learning-curve.missed", missed) : ""))
                .records(id(), documents.records())
                .records("vocabulary-curve", words.records())
                .value("curve_lambda", words.curve().lambda())
                .value("interpolation_words", threshold)
                .report(byDocuments + ". " + byWords + ".");
    }

    private static String documentsTitle(Point last) {
        return format(
                "With all %,d documents the test MSE is %s without a regularizer and %s with L2",
                last.documents(), print(MSE, Split.TEST, last.none()), print(MSE, Split.TEST, last.regularized()));
    }

    /** Speaks of a peak only where the largest error stands between two smaller ones. */
    private static String wordsTitle(SizeCurve words) {
        Point last = words.last();
        List<Point> solved = words.points().stream()
                .filter(point -> point.none().isPresent())
                .toList();
        Point worst = solved.stream()
                .max(Comparator.comparingDouble(point -> testMse(point.none())))
                .orElse(last);
        if (solved.isEmpty() || worst == solved.get(0) || worst == solved.get(solved.size() - 1)) {
            return format(
                    "With all %,d words the test MSE is %s without a regularizer and %s with L2",
                    last.words(), print(MSE, Split.TEST, last.none()), print(MSE, Split.TEST, last.regularized()));
        }
        Optional<ErrorCurve.Point> largest = words.points().stream()
                .map(Point::regularized)
                .max(Comparator.comparingDouble(LearningCurveStudy::testMse))
                .orElseThrow();
        return format(
                "Without a regularizer the test MSE rises to %s at %,d words and is %s with all %,d; with L2 its largest is %s",
                print(MSE, Split.TEST, worst.none()),
                worst.words(),
                print(MSE, Split.TEST, last.none()),
                last.words(),
                print(MSE, Split.TEST, largest));
    }

    private static double testMse(Optional<ErrorCurve.Point> measured) {
        return measured.map(each -> each.on(Split.TEST).mse()).orElse(Double.NEGATIVE_INFINITY);
    }

    private static String print(Measure measure, Split split, Optional<ErrorCurve.Point> measured) {
        return measured.map(each -> each.print(measure, split)).orElse("-");
    }
}
