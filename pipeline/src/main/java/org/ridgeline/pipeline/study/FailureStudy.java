package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.pipeline.study.StudyInput.TestDocument;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.page.Block.Sentence;
import org.ridgeline.reports.page.Block.Word;

/** Where the fits are wrong on test: the surest mistakes, the scores by class, the accuracy on groups of documents. */
final class FailureStudy extends Study {

    private static final int BINS = 60;

    private static final int SHOWN = 5;

    FailureStudy() {
        super("where-it-fails", "Where it fails", true);
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        List<TestDocument> documents = input.testDocuments();
        int[] lengths = documents.stream()
                .mapToInt(document -> document.tokens().size())
                .toArray();
        int[] unknown = documents.stream().mapToInt(input::unknownTokens).toArray();
        int[] labels = documents.stream()
                .map(TestDocument::label)
                .flatMapToInt(OptionalInt::stream)
                .toArray();
        StudyFit best = input.best();
        ReportBuilder report = new ReportBuilder(this);
        if (input.showsTexts()) {
            mistakes(report, input, documents, best, -1);
            mistakes(report, input, documents, best, 1);
        } else {
            report.text("Texts are left out of this report.");
        }
        input.pair().forEach(fit -> report.figures(scores(fit, input.targets())));
        GroupAccuracy accuracy = new GroupAccuracy(input);
        accuracy.add(report, "accuracy-by-length", "number of words", DocumentGroup.byLength(lengths));
        accuracy.add(
                report,
                "accuracy-by-unknown-words",
                "share of unknown words",
                DocumentGroup.byUnknown(unknown, lengths));
        if (labels.length == documents.size()) {
            byLabel(report, accuracy, best, DocumentGroup.byLabel(labels));
        }
        ConfusionMatrix counts = ConfusionMatrix.of(best.scores(), input.targets());
        return report.report(format(
                "“%s” is wrong on %,d of %,d test documents: it calls %,d negative ones positive and %,d positive ones negative.",
                best.title(),
                counts.n() - counts.correct(),
                counts.n(),
                counts.falsePositives(),
                counts.falseNegatives()));
    }

    /** Adds the worst mistakes among the documents of one class, word by word, or a line where there are none. */
    private static void mistakes(
            ReportBuilder report, StudyInput input, List<TestDocument> documents, StudyFit fit, int target) {
        String is = target < 0 ? "negative" : "positive";
        boolean[] right = input.right(fit);
        List<Sentence> worst = IntStream.range(0, right.length)
                .filter(i -> input.targets()[i] == target && !right[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(fit.scores()[i])))
                .limit(SHOWN)
                .map(i -> new Sentence(
                        format(
                                "is %s, score %+.2f, of which bias %+.2f",
                                is, fit.scores()[i], fit.model().bias()),
                        words(input, fit, documents.get(i))))
                .toList();
        String kind =
                is + " documents most surely called " + (target < 0 ? "positive" : "negative") + ", " + fit.title();
        if (worst.isEmpty()) {
            report.text("There are no " + kind + ".");
        } else {
            report.sentences(Wording.capital(kind), worst);
        }
    }

    /** Returns the words of a document with what each adds: with the bias they add up to the score. */
    static List<Word> words(StudyInput input, StudyFit fit, TestDocument document) {
        double[] counts = input.counts(document.tokens());
        List<Word> words = new ArrayList<>();
        for (int t = 0; t < document.tokens().size(); t++) {
            int column = input.vocabulary().indexOf(document.tokens().get(t));
            boolean known = column != Vocabulary.UNKNOWN;
            words.add(new Word(
                    document.shown().get(t), known ? counts[t] * fit.model().weight(column) : 0, known));
        }
        return words;
    }

    private static HistogramFigure scores(StudyFit fit, double[] targets) {
        ConfusionMatrix counts = ConfusionMatrix.of(fit.scores(), targets);
        Bins bins = Bins.around(new double[][] {fit.scores()}, BINS);
        return bins.histogram(
                Texts.caption(
                        "scores-" + fit.spec().name(),
                        "scores",
                        fit.title(),
                        counts.falsePositives(),
                        counts.falsePositives() + counts.trueNegatives(),
                        counts.falseNegatives(),
                        counts.falseNegatives() + counts.truePositives()),
                Axis.linear("score"),
                Axis.linear("test documents"),
                List.of(
                        bins.count("negative", ofClass(fit.scores(), targets, -1)),
                        bins.count("positive", ofClass(fit.scores(), targets, 1))));
    }

    private static double[] ofClass(double[] scores, double[] targets, int target) {
        return IntStream.range(0, scores.length)
                .filter(i -> targets[i] == target)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private static void byLabel(
            ReportBuilder report, GroupAccuracy accuracy, StudyFit best, List<DocumentGroup> groups) {
        if (groups.size() < 4) {
            report.text("The test documents have not all of the labels 0, 1, 3 and 4, so there are no very negative"
                    + " and very positive ones to set apart.");
            return;
        }
        // The labels are 0, 1, 3 and 4: neutral documents take no part.
        DocumentGroup extremes = DocumentGroup.together("very negative or very positive", groups.get(0), groups.get(3));
        DocumentGroup milder = DocumentGroup.together("negative or positive", groups.get(1), groups.get(2));
        accuracy.add(
                report,
                "accuracy-by-label",
                "five-class label",
                Stream.concat(groups.stream(), Stream.of(extremes, milder)).toList());
        report.text(
                "“%s” calls %s of the %,d very negative and very positive documents right and %s of the %,d milder ones.",
                best.title(),
                Unit.FRACTION.print(accuracy.share(best, extremes)),
                extremes.documents().size(),
                Unit.FRACTION.print(accuracy.share(best, milder)),
                milder.documents().size());
    }
}
