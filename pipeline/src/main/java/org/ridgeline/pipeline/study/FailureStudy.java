package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.pipeline.study.StudyInput.TestDocument;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/** Where the fits are wrong on test: the surest mistakes, the scores by class, the accuracy on groups of documents. */
final class FailureStudy extends Study {

    private static final int BINS = 60;

    FailureStudy() {
        super("where-it-fails", "Where it fails", true);
    }

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        Fits fits = Fits.of(input);
        List<TestDocument> documents = input.testDocuments();
        int[] lengths = documents.stream()
                .mapToInt(document -> document.tokens().size())
                .toArray();
        GroupAccuracy accuracy = new GroupAccuracy(fits);
        StudyFit best = fits.best();
        List<Block> blocks = new ArrayList<>(new Mistakes(input, fits, best).blocks());
        fits.pair().forEach(fit -> blocks.add(new Block.Drawing(scores(fits, fit))));
        blocks.addAll(accuracy.blocks("accuracy-by-length", "number of words", DocumentGroup.byLength(lengths)));
        blocks.addAll(accuracy.blocks(
                "accuracy-by-unknown-words",
                "share of unknown words",
                DocumentGroup.byUnknown(input.unknownTokens(), lengths)));
        int[] labels = documents.stream()
                .map(TestDocument::label)
                .flatMapToInt(OptionalInt::stream)
                .toArray();
        if (labels.length == documents.size()) {
            blocks.addAll(byLabel(accuracy, best, DocumentGroup.byLabel(labels)));
        }
        progress.done(1);
        return new Section(id(), title(), lead(fits, best), blocks);
    }

    private static String lead(Fits fits, StudyFit best) {
        ConfusionMatrix counts = ConfusionMatrix.of(fits.scores(best), fits.targets());
        return String.format(
                Locale.ROOT,
                "\u201c%s\u201d is wrong on %,d of %,d test documents: it calls %,d negative ones positive and %,d positive"
                        + " ones negative.",
                best.title(),
                counts.n() - counts.correct(),
                counts.n(),
                counts.falsePositives(),
                counts.falseNegatives());
    }

    private static HistogramFigure scores(Fits fits, StudyFit fit) {
        double[] scores = fits.scores(fit);
        Bins bins = Bins.around(new double[][] {scores}, BINS);
        ConfusionMatrix counts = ConfusionMatrix.of(scores, fits.targets());
        return new HistogramFigure(
                new Caption(
                        "scores-" + fit.spec().name(),
                        String.format(
                                Locale.ROOT,
                                "Scores on test, %s: %,d of %,d negative documents above 0, %,d of %,d positive ones not",
                                fit.title(),
                                counts.falsePositives(),
                                counts.falsePositives() + counts.trueNegatives(),
                                counts.falseNegatives(),
                                counts.falseNegatives() + counts.truePositives()),
                        "How many test documents of either class have a score in each bin. The targets are -1 and +1; a"
                                + " score above 0 is called positive."),
                Axis.linear("score"),
                Axis.linear("test documents"),
                bins.from(),
                bins.width(),
                List.of(
                        new HistogramFigure.Counts("negative", bins.count(ofClass(fits, scores, -1))),
                        new HistogramFigure.Counts("positive", bins.count(ofClass(fits, scores, 1)))));
    }

    private static double[] ofClass(Fits fits, double[] scores, int target) {
        double[] targets = fits.targets();
        return IntStream.range(0, scores.length)
                .filter(i -> targets[i] == target)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private static List<Block> byLabel(GroupAccuracy accuracy, StudyFit best, List<DocumentGroup> groups) {
        if (groups.size() < 4) {
            return List.of(new Block.Text(
                    "The test documents have not all of the labels 0, 1, 3 and 4, so there are no very negative"
                            + " and very positive ones to set apart."));
        }
        // The labels are 0, 1, 3 and 4: neutral documents take no part.
        DocumentGroup extremes = together("very negative or very positive", groups.get(0), groups.get(3));
        DocumentGroup milder = together("negative or positive", groups.get(1), groups.get(2));
        List<DocumentGroup> all = new ArrayList<>(groups);
        all.add(extremes);
        all.add(milder);
        List<Block> blocks = new ArrayList<>(accuracy.blocks("accuracy-by-label", "five-class label", all));
        blocks.add(new Block.Text(String.format(
                Locale.ROOT,
                "\u201c%s\u201d calls %s of the %,d very negative and very positive documents right and %s of the %,d milder"
                        + " ones.",
                best.title(),
                Unit.FRACTION.print((double) accuracy.correct(best, extremes)
                        / extremes.documents().size()),
                extremes.documents().size(),
                Unit.FRACTION.print((double) accuracy.correct(best, milder)
                        / milder.documents().size()),
                milder.documents().size())));
        return blocks;
    }

    private static DocumentGroup together(String label, DocumentGroup one, DocumentGroup other) {
        List<Integer> documents = new ArrayList<>(one.documents());
        documents.addAll(other.documents());
        documents.sort(null);
        return new DocumentGroup(label, documents);
    }
}
