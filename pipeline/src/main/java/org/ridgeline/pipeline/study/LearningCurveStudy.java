package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.SizeCurve.Measured;
import org.ridgeline.pipeline.study.SizeCurve.Point;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
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

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        return report(input, workers, progress).section();
    }

    /** Computes both curves at the lambda of the first fit with a regularizer. */
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        int threshold = Math.max(1, input.independentRows() - (input.bias() ? 1 : 0));
        double lambda = input.fits().stream()
                .mapToDouble(fit -> fit.spec().given())
                .filter(each -> each > 0)
                .findFirst()
                .orElse(USUAL_LAMBDA);
        SizeCurve documents = SizeCurve.overDocuments(
                input.examples(),
                Sizes.ofDocuments(input.examples().get(Split.TRAIN).rows()),
                lambda,
                seed,
                input.bias(),
                workers,
                progress.part(0, DOCUMENTS)::done);
        SizeCurve words = SizeCurve.overWords(
                input.examples(),
                Sizes.ofWords(input.vocabulary().size(), threshold),
                lambda,
                input.bias(),
                workers,
                progress.part(DOCUMENTS, 1)::done);
        return new StudyReport(
                new Report(documents, words, threshold, seed).section(id(), title()),
                Map.of(id(), records(documents), "vocabulary-curve", records(words)),
                Map.of("curve_lambda", lambda, "interpolation_words", threshold));
    }

    /** A fit that missed its tolerance has empty texts in the place of numbers. */
    private static List<Map<String, Object>> records(SizeCurve curve) {
        return curve.points().stream()
                .map(point -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("documents", point.documents());
                    record.put("words", point.words());
                    put(record, "none", point.none());
                    put(record, "l2", point.regularized());
                    return record;
                })
                .toList();
    }

    private static void put(Map<String, Object> record, String fit, Optional<Measured> measured) {
        Function<Function<Measured, Object>, Object> value =
                number -> measured.map(number).orElse("");
        record.put(fit + "_train_mse", value.apply(each -> each.train().mse()));
        record.put(fit + "_test_mse", value.apply(each -> each.test().mse()));
        record.put(fit + "_test_accuracy", value.apply(each -> each.test().accuracy()));
        record.put(fit + "_norm", value.apply(Measured::norm));
    }

    /**
     * The numbers as a section.
     *
     * @param threshold the number of words at which there are as many columns as independent documents
     */
    private record Report(SizeCurve documents, SizeCurve words, int threshold, long seed) {

        Section section(String id, String title) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(byDocuments(id, documentsTitle(), MSE));
            blocks.add(byWords(id, wordsTitle(), MSE));
            blocks.add(byDocuments(id, "Test accuracy against the number of training documents", ACCURACY));
            blocks.add(byWords(id, "Test accuracy against the size of the vocabulary", ACCURACY));
            blocks.add(new Block.Table(
                    id + "-documents",
                    "By training documents",
                    table(documents, "documents", Point::documents, "words", Point::words)));
            blocks.add(new Block.Table(
                    id + "-words", "By words", table(words, "words", Point::words, "documents", Point::documents)));
            blocks.add(new Block.Text(method()));
            return new Section(id, title, documentsTitle() + ". " + wordsTitle() + ".", blocks);
        }

        private String l2() {
            return "with L2, lambda = " + Wording.number(documents.lambda());
        }

        private boolean reachesThreshold() {
            return threshold <= last(words).words();
        }

        private static Point last(SizeCurve curve) {
            return curve.points().get(curve.points().size() - 1);
        }

        private String documentsTitle() {
            Point last = last(documents);
            return String.format(
                    Locale.ROOT,
                    "With all %,d documents the test MSE is %s without a regularizer and %s with L2",
                    last.documents(),
                    print(MSE, last.none()),
                    print(MSE, last.regularized()));
        }

        /** Speaks of a peak only where the largest error stands between two smaller ones. */
        private String wordsTitle() {
            List<Point> solved = words.points().stream()
                    .filter(point -> point.none().isPresent())
                    .toList();
            Point last = last(words);
            Point worst = solved.stream()
                    .max(Comparator.comparingDouble(point -> testMse(point.none())))
                    .orElse(last);
            boolean peak = !solved.isEmpty() && worst != solved.get(0) && worst != solved.get(solved.size() - 1);
            return peak
                    ? String.format(
                            Locale.ROOT,
                            "Without a regularizer the test MSE rises to %s at %,d words and is %s with all %,d; with L2 its largest is %s",
                            print(MSE, worst.none()),
                            worst.words(),
                            print(MSE, last.none()),
                            last.words(),
                            words.points().stream()
                                    .map(Point::regularized)
                                    .max(Comparator.comparingDouble(Report::testMse))
                                    .map(measured -> print(MSE, measured))
                                    .orElseThrow())
                    : String.format(
                            Locale.ROOT,
                            "With all %,d words the test MSE is %s without a regularizer and %s with L2",
                            last.words(),
                            print(MSE, last.none()),
                            print(MSE, last.regularized()));
        }

        private Block byDocuments(String id, String title, Measure measure) {
            Caption caption = caption(id + "-documents-", title, measure, "training documents.");
            return drawing(caption, documents, Point::documents, Axis.log("training documents"), measure, List.of());
        }

        private Block byWords(String id, String title, Measure measure) {
            List<Marker> markers = reachesThreshold()
                    ? List.of(new Marker(true, threshold, "as many columns as independent documents"))
                    : List.of();
            Caption caption = caption(id + "-words-", title, measure, "words, those in most training documents first.");
            return drawing(
                    caption, words, Point::words, Axis.linear("words, the most frequent first"), measure, markers);
        }

        private static Caption caption(String id, String title, Measure measure, String varied) {
            return new Caption(
                    id + measure.id(),
                    title,
                    "The test " + measure.title()
                            + " of the minimum-norm solution and of the fit with L2 against the number of " + varied);
        }

        private Block drawing(
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
            return new Block.Drawing(new LineFigure(
                    caption, axis, measure == MSE && positive ? Axis.log(label) : Axis.linear(label), series, markers));
        }

        private static Series series(
                String name,
                SizeCurve curve,
                ToIntFunction<Point> size,
                Function<Point, Optional<Measured>> fit,
                Measure measure) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (Point point : curve.points()) {
                fit.apply(point).ifPresent(measured -> {
                    x.add((double) size.applyAsInt(point));
                    y.add(measure.plotted(measured.test()));
                });
            }
            return new Series(name, x, y, Style.LINE_AND_POINTS);
        }

        /** What is varied stands first: where rows become blocks, it is their heading. */
        private TextTable table(
                SizeCurve curve,
                String varied,
                ToIntFunction<Point> size,
                String other,
                ToIntFunction<Point> otherSize) {
            List<List<String>> rows = curve.points().stream()
                    .map(point -> List.of(
                            Measure.count(size.applyAsInt(point)),
                            Measure.count(otherSize.applyAsInt(point)),
                            print(MSE, point.none()),
                            print(MSE, point.regularized()),
                            print(ACCURACY, point.none()),
                            print(ACCURACY, point.regularized()),
                            point.none().map(each -> MSE.printed(each.train())).orElse("-"),
                            point.none().map(each -> Measure.norm(each.norm())).orElse("-")))
                    .toList();
            return new TextTable(
                    List.of(
                            varied,
                            other,
                            "test MSE, " + NONE,
                            "test MSE, " + l2(),
                            "test accuracy, " + NONE,
                            "test accuracy, " + l2(),
                            "train MSE, " + NONE,
                            "||w||, " + NONE),
                    0,
                    rows);
        }

        private String method() {
            long missed = documents.missed() + words.missed();
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "Subsets of the training documents are nested, in an order drawn from seed %d; words that a subset lacks weigh nothing. Without"
                            + " a regularizer means the minimum-norm solution; with L2, lambda = %s on the sum of squares at every size.",
                    seed,
                    Wording.number(documents.lambda())));
            if (reachesThreshold()) {
                text.append(String.format(
                        Locale.ROOT,
                        " At %,d words there are as many columns as linearly independent training documents.",
                        threshold));
            }
            if (missed > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        " %d fits without a regularizer missed their tolerance and are left out: a dash in the table.",
                        missed));
            }
            return text.toString();
        }

        private static double testMse(Optional<Measured> measured) {
            return measured.map(each -> each.test().mse()).orElse(Double.NEGATIVE_INFINITY);
        }

        private static String print(Measure measure, Optional<Measured> measured) {
            return measured.map(each -> measure.printed(each.test())).orElse("-");
        }
    }
}
