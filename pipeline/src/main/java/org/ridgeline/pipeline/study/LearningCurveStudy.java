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
import org.ridgeline.reports.figure.Caption;
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
        double lambda = input.regularized().map(fit -> fit.spec().lambda()).orElse(USUAL_LAMBDA);
        SizeCurve documents = SizeCurve.overDocuments(
                examples,
                SizeCurve.documentSizes(examples.get(Split.TRAIN).rows()),
                lambda,
                seed,
                input.bias(),
                workers,
                progress.part(0, DOCUMENTS)::done);
        SizeCurve words = SizeCurve.overWords(
                examples,
                SizeCurve.wordSizes(input.vocabulary().size(), threshold),
                lambda,
                input.bias(),
                workers,
                progress.part(DOCUMENTS, 1)::done);
        return new Findings(documents, words, threshold, seed).report(new ReportBuilder(this), id());
    }

    /**
     * The numbers.
     *
     * @param threshold the number of words at which there are as many columns as independent documents
     */
    private record Findings(SizeCurve documents, SizeCurve words, int threshold, long seed) {

        StudyReport report(ReportBuilder report, String id) {
            return report.figures(
                            byDocuments(id, documentsTitle(), MSE),
                            byWords(id, wordsTitle(), MSE),
                            byDocuments(id, "Test accuracy against the number of training documents", ACCURACY),
                            byWords(id, "Test accuracy against the size of the vocabulary", ACCURACY))
                    .table(
                            id + "-documents",
                            "By training documents",
                            table(documents, "documents", Point::documents, "words", Point::words))
                    .table(
                            id + "-words",
                            "By words",
                            table(words, "words", Point::words, "documents", Point::documents))
                    .text(method())
                    .records(id, values().records(documents.points()))
                    .records("vocabulary-curve", values().records(words.points()))
                    .value("curve_lambda", documents.lambda())
                    .value("interpolation_words", threshold)
                    .report(documentsTitle() + ". " + wordsTitle() + ".");
        }

        /** A fit that missed its tolerance has empty texts in the place of numbers. */
        private static Columns<Point> values() {
            Columns<Point> records =
                    new Columns<Point>().add("documents", Point::documents).add("words", Point::words);
            addValues(records, "none", Point::none);
            addValues(records, "l2", Point::regularized);
            return records;
        }

        private static void addValues(
                Columns<Point> records, String fit, Function<Point, Optional<ErrorCurve.Point>> of) {
            Map<String, Function<ErrorCurve.Point, Object>> values = Map.of(
                    "_train_mse", each -> each.on(Split.TRAIN).mse(),
                    "_test_mse", each -> each.on(Split.TEST).mse(),
                    "_test_accuracy", each -> each.on(Split.TEST).accuracy(),
                    "_norm", ErrorCurve.Point::norm);
            for (String name : List.of("_train_mse", "_test_mse", "_test_accuracy", "_norm")) {
                records.add(
                        fit + name,
                        point -> of.apply(point).map(values.get(name)).orElse(""));
            }
        }

        private String l2() {
            return "with L2, lambda = " + number(documents.lambda());
        }

        private boolean reachesThreshold() {
            return threshold <= words.last().words();
        }

        private String documentsTitle() {
            return format(
                    "With all %,d documents the test MSE is %s without a regularizer and %s with L2",
                    documents.last().documents(),
                    print(MSE, documents.last().none()),
                    print(MSE, documents.last().regularized()));
        }

        /** Speaks of a peak only where the largest error stands between two smaller ones. */
        private String wordsTitle() {
            List<Point> solved = words.points().stream()
                    .filter(point -> point.none().isPresent())
                    .toList();
            Point last = words.last();
            Point worst = solved.stream()
                    .max(Comparator.comparingDouble(point -> testMse(point.none())))
                    .orElse(last);
            boolean peak = !solved.isEmpty() && worst != solved.get(0) && worst != solved.get(solved.size() - 1);
            return peak
                    ? format(
                            "Without a regularizer the test MSE rises to %s at %,d words and is %s with all %,d; with L2 its largest is %s",
                            print(MSE, worst.none()),
                            worst.words(),
                            print(MSE, last.none()),
                            last.words(),
                            words.points().stream()
                                    .map(Point::regularized)
                                    .max(Comparator.comparingDouble(Findings::testMse))
                                    .map(measured -> print(MSE, measured))
                                    .orElseThrow())
                    : format(
                            "With all %,d words the test MSE is %s without a regularizer and %s with L2",
                            last.words(), print(MSE, last.none()), print(MSE, last.regularized()));
        }

        private LineFigure byDocuments(String id, String title, Measure measure) {
            Caption caption = caption(id + "-documents-", title, measure, "training documents.");
            return figure(caption, documents, Point::documents, Axis.log("training documents"), measure, List.of());
        }

        private LineFigure byWords(String id, String title, Measure measure) {
            List<Marker> markers = reachesThreshold()
                    ? List.of(new Marker(true, threshold, "as many columns as independent documents"))
                    : List.of();
            Caption caption = caption(id + "-words-", title, measure, "words, those in most training documents first.");
            return figure(
                    caption, words, Point::words, Axis.linear("words, the most frequent first"), measure, markers);
        }

        private static Caption caption(String id, String title, Measure measure, String varied) {
            return new Caption(
                    id + measure.id(),
                    title,
                    "The test " + measure.title()
                            + " of the minimum-norm solution and of the fit with L2 against the number of " + varied);
        }

        private LineFigure figure(
                Caption caption,
                SizeCurve curve,
                ToIntFunction<Point> size,
                Axis axis,
                Measure measure,
                List<Marker> markers) {
            List<Series> series = List.of(
                    series(NONE, curve, size, Point::none, measure),
                    series(l2(), curve, size, Point::regularized, measure));
            boolean positive =
                    series.stream().flatMap(each -> each.y().stream()).allMatch(value -> value > 0);
            String label = "test " + measure.axis();
            return new LineFigure(
                    caption, axis, measure == MSE && positive ? Axis.log(label) : Axis.linear(label), series, markers);
        }

        private static Series series(
                String name,
                SizeCurve curve,
                ToIntFunction<Point> size,
                Function<Point, Optional<ErrorCurve.Point>> fit,
                Measure measure) {
            return Plots.series(
                    name,
                    Style.LINE_AND_POINTS,
                    curve.points().stream()
                            .filter(point -> fit.apply(point).isPresent())
                            .toList(),
                    point -> size.applyAsInt(point),
                    point -> measure.plotted(fit.apply(point).orElseThrow().on(Split.TEST)));
        }

        /** What is varied stands first: where rows become blocks, it is their heading. */
        private TextTable table(
                SizeCurve curve,
                String varied,
                ToIntFunction<Point> size,
                String other,
                ToIntFunction<Point> otherSize) {
            return new Columns<Point>()
                    .add(varied, point -> Measure.count(size.applyAsInt(point)))
                    .add(other, point -> Measure.count(otherSize.applyAsInt(point)))
                    .add("test MSE, " + NONE, point -> print(MSE, point.none()))
                    .add("test MSE, " + l2(), point -> print(MSE, point.regularized()))
                    .add("test accuracy, " + NONE, point -> print(ACCURACY, point.none()))
                    .add("test accuracy, " + l2(), point -> print(ACCURACY, point.regularized()))
                    .add("train MSE, " + NONE, point -> point.none()
                            .map(each -> each.print(MSE, Split.TRAIN))
                            .orElse("-"))
                    .add("||w||, " + NONE, point -> point.none()
                            .map(each -> Measure.norm(each.norm()))
                            .orElse("-"))
                    .table(0, curve.points());
        }

        private String method() {
            long missed = documents.missed() + words.missed();
            return format(
                            "Subsets of the training documents are nested, in an order drawn from seed %d; words that a subset lacks weigh nothing. Without"
                                    + " a regularizer means the minimum-norm solution; with L2, lambda = %s on the sum of squares at every size.",
                            seed, number(documents.lambda()))
                    + (reachesThreshold()
                            ? format(
                                    " At %,d words there are as many columns as linearly independent training documents.",
                                    threshold)
                            : "")
                    + (missed > 0
                            ? format(
                                    " %d fits without a regularizer missed their tolerance and are left out: a dash in the table.",
                                    missed)
                            : "");
        }

        private static double testMse(Optional<ErrorCurve.Point> measured) {
            return measured.map(each -> each.on(Split.TEST).mse()).orElse(Double.NEGATIVE_INFINITY);
        }

        private static String print(Measure measure, Optional<ErrorCurve.Point> measured) {
            return measured.map(each -> each.print(measure, Split.TEST)).orElse("-");
        }
    }
}
