package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.pipeline.sweep.SizeCurve;
import org.ridgeline.pipeline.sweep.SizeCurve.Outcome;
import org.ridgeline.pipeline.sweep.SizeCurve.Point;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** Two {@link SizeCurve}s, over documents and over words, as a section. */
public final class LearningCurveSection {

    static final String ID = "learning-curve";
    static final String TITLE = "Learning curve and double descent";

    private static final String NONE = "no regularizer";

    private final SizeCurve documents;
    private final SizeCurve words;
    private final OptionalInt threshold;
    private final long seed;

    private LearningCurveSection(SizeCurve documents, SizeCurve words, int threshold, long seed) {
        this.documents = documents;
        this.words = words;
        int most = words.points().get(words.points().size() - 1).words();
        this.threshold = threshold <= most ? OptionalInt.of(threshold) : OptionalInt.empty();
        this.seed = seed;
    }

    /**
     * Returns the section.
     *
     * @param threshold the number of words at which there are as many columns as independent documents
     * @param seed of the order of the documents
     */
    public static Section of(SizeCurve documents, SizeCurve words, int threshold, long seed) {
        return new LearningCurveSection(documents, words, threshold, seed).section();
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        Axis byDocuments = Axis.log("training documents");
        Axis byWords = Axis.linear("words, the most frequent first");
        blocks.add(drawing("documents-mse", documentsTitle(), documents, Point::documents, byDocuments, Measure.MSE));
        blocks.add(drawing("words-mse", wordsTitle(), words, Point::words, byWords, Measure.MSE));
        blocks.add(drawing(
                "documents-accuracy",
                "Test accuracy against the number of training documents",
                documents,
                Point::documents,
                byDocuments,
                Measure.ACCURACY));
        blocks.add(drawing(
                "words-accuracy",
                "Test accuracy against the size of the vocabulary",
                words,
                Point::words,
                byWords,
                Measure.ACCURACY));
        blocks.add(new Block.Table(ID + "-documents", "By training documents", table(documents, false)));
        blocks.add(new Block.Table(ID + "-words", "By words", table(words, true)));
        blocks.add(new Block.Text(method()));
        return new Section(ID, TITLE, documentsTitle() + ". " + wordsTitle() + ".", blocks);
    }

    private String l2() {
        return "with L2, lambda = " + Wording.number(documents.lambda());
    }

    private String documentsTitle() {
        Point last = documents.points().get(documents.points().size() - 1);
        return String.format(
                Locale.ROOT,
                "With all %,d documents the test MSE is %s without a regularizer and %s with L2",
                last.documents(),
                mse(last.none()),
                mse(last.regularized()));
    }

    /** Speaks of a peak only where the largest error stands between two smaller ones. */
    private String wordsTitle() {
        List<Point> solved = words.points().stream()
                .filter(point -> point.none().test().isPresent())
                .toList();
        Point last = words.points().get(words.points().size() - 1);
        Point worst = solved.stream()
                .max(Comparator.comparingDouble(point -> testMse(point.none())))
                .orElse(last);
        boolean peak = !solved.isEmpty() && worst != solved.get(0) && worst != solved.get(solved.size() - 1);
        return peak
                ? String.format(
                        Locale.ROOT,
                        "Without a regularizer the test MSE rises to %s at %,d words and is %s with all %,d; with L2 its largest is %s",
                        mse(worst.none()),
                        worst.words(),
                        mse(last.none()),
                        last.words(),
                        words.points().stream()
                                .map(Point::regularized)
                                .max(Comparator.comparingDouble(LearningCurveSection::testMse))
                                .map(LearningCurveSection::mse)
                                .orElseThrow())
                : String.format(
                        Locale.ROOT,
                        "With all %,d words the test MSE is %s without a regularizer and %s with L2",
                        last.words(),
                        mse(last.none()),
                        mse(last.regularized()));
    }

    private Block drawing(
            String what, String title, SizeCurve curve, ToIntFunction<Point> size, Axis axis, Measure measure) {
        List<Series> series = List.of(
                series(NONE, curve, size, Point::none, measure),
                series(l2(), curve, size, Point::regularized, measure));
        boolean positive = series.stream().flatMap(each -> each.y().stream()).allMatch(value -> value > 0);
        List<Marker> markers = new ArrayList<>();
        if (curve == words) {
            threshold.ifPresent(at -> markers.add(new Marker(true, at, "as many columns as independent documents")));
        }
        String label = "test " + measure.axis();
        return new Block.Drawing(new LineFigure(
                new Caption(
                        ID + "-" + what,
                        title,
                        "The test " + measure.title() + " of the fit of least norm and of the fit with L2 against "
                                + (curve == words
                                        ? "the number of words, those in most training documents first."
                                        : "the number of training documents.")),
                axis,
                measure == Measure.MSE && positive ? Axis.log(label) : Axis.linear(label),
                series,
                markers));
    }

    private static Series series(
            String name, SizeCurve curve, ToIntFunction<Point> size, Function<Point, Outcome> fit, Measure measure) {
        List<Point> solved = curve.points().stream()
                .filter(point -> fit.apply(point).test().isPresent())
                .toList();
        return new Series(
                name,
                solved.stream().map(point -> (double) size.applyAsInt(point)).toList(),
                solved.stream()
                        .map(point -> measure.plotted(fit.apply(point).test().orElseThrow()))
                        .toList(),
                Style.LINE_AND_POINTS);
    }

    /** What is varied stands first: where rows become blocks, it is their heading. */
    private TextTable table(SizeCurve curve, boolean byWords) {
        List<List<String>> rows = curve.points().stream()
                .map(point -> List.of(
                        Text.count(byWords ? point.words() : point.documents()),
                        Text.count(byWords ? point.documents() : point.words()),
                        mse(point.none()),
                        mse(point.regularized()),
                        accuracy(point.none()),
                        accuracy(point.regularized()),
                        point.none().train().map(each -> Text.mse(each.mse())).orElse("-"),
                        point.none().train().isPresent()
                                ? Text.norm(point.none().norm())
                                : "-"))
                .toList();
        return new TextTable(
                List.of(
                        byWords ? "words" : "documents",
                        byWords ? "documents" : "words",
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
        long missed = documents.points().stream()
                        .filter(point -> point.none().test().isEmpty())
                        .count()
                + words.points().stream()
                        .filter(point -> point.none().test().isEmpty())
                        .count();
        return String.format(
                Locale.ROOT,
                "Subsets of the training documents are nested, in an order drawn from seed %d; words that a subset lacks weigh nothing. Without"
                        + " a regularizer means the fit of least norm; with L2, lambda = %s on the sum of squares at every size.%s%s",
                seed,
                Wording.number(documents.lambda()),
                threshold.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " At %,d words there are as many columns as linearly independent training documents.",
                                threshold.getAsInt())
                        : "",
                missed > 0
                        ? String.format(
                                Locale.ROOT,
                                " %d fits without a regularizer missed their tolerance and are left out: a dash in the table.",
                                missed)
                        : "");
    }

    private static double testMse(Outcome outcome) {
        return outcome.test().map(BinaryEvaluation::mse).orElse(Double.NEGATIVE_INFINITY);
    }

    private static String mse(Outcome outcome) {
        return outcome.test().map(each -> Text.mse(each.mse())).orElse("-");
    }

    private static String accuracy(Outcome outcome) {
        return outcome.test().map(each -> Text.percent(each.accuracy())).orElse("-");
    }
}
