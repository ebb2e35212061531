package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.StudyInput.FeatureVariant;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.BarFigure.Bar;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** The table again for the other tokens, the other weighting, and both, on the same documents with the same fits. */
final class TokenizationStudy extends Study {

    TokenizationStudy() {
        super("tokenization", "What counts as a word", false);
    }

    @Override
    public boolean ofTheBook() {
        return true;
    }

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        List<FeatureVariant> variants = input.featureVariants(workers, progress);
        List<StudyFit> fits = input.fits();
        List<Block> blocks = new ArrayList<>();
        for (int fit = 0; fit < fits.size(); fit++) {
            for (Measure measure : Measure.values()) {
                blocks.add(new Block.Drawing(bars(fit, fits.get(fit).spec(), measure, variants)));
            }
        }
        blocks.add(new Block.Table(
                "tokenization-cells", "Every cell of the table for each choice of words", table(variants)));
        return new Section(
                id(),
                title(),
                "The same documents and fits with the treebank's leaves or CoreNLP's tokens as words, counted as often as they occur or once"
                        + " a document (presence).",
                blocks);
    }

    private static BarFigure bars(int at, FitSpec fit, Measure measure, List<FeatureVariant> variants) {
        String what = measure == Measure.MSE ? "MSE" : "accuracy";
        List<BinaryEvaluation> sorted = variants.stream()
                .map(variant -> variant.input().fits().get(at).test())
                .sorted(Comparator.comparingDouble(measure::plotted))
                .toList();
        return new BarFigure(
                new Caption(
                        "tokenization-" + fit.name() + "-" + measure.id(),
                        String.format(
                                Locale.ROOT,
                                "Test %s between %s and %s by what counts as a word, %s",
                                what,
                                measure.printed(sorted.get(0)),
                                measure.printed(sorted.get(sorted.size() - 1)),
                                fit.title()),
                        String.format(
                                Locale.ROOT,
                                "The test %s of the fit \u201c%s\u201d with lambda = %s for each choice of words; everything else is as in this run."
                                        + " Leaves are the treebank's own tokens, ptb those of CoreNLP's PTBTokenizer; presence counts a word"
                                        + " once a document.",
                                what,
                                fit.title(),
                                Wording.number(fit.given()))),
                Axis.linear("test " + measure.axis()),
                variants.stream().map(variant -> bar(variant, at, measure)).toList());
    }

    private static TextTable table(List<FeatureVariant> variants) {
        List<List<String>> rows = new ArrayList<>();
        for (FeatureVariant variant : variants) {
            String unknown = unknown(variant.input());
            for (StudyFit fit : variant.input().fits()) {
                List<String> row = new ArrayList<>(List.of(label(variant), fit.title()));
                for (Measure measure : Measure.values()) {
                    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
                        row.add(measure.printed(fit.measured().get(split)));
                    }
                }
                row.add(Measure.count(variant.input().vocabulary().size()));
                row.add(unknown);
                rows.add(row);
            }
        }
        return new TextTable(
                List.of(
                        "words",
                        "fit",
                        "train MSE",
                        "test MSE",
                        "train accuracy",
                        "test accuracy",
                        "vocabulary",
                        "unknown test tokens"),
                2,
                rows);
    }

    private static String label(FeatureVariant variant) {
        return variant.name() + (variant.own() ? " (this run)" : "");
    }

    /** Returns a bar as long as a test measure; an accuracy in percent, with its count. */
    private static Bar bar(FeatureVariant variant, int fit, Measure measure) {
        BinaryEvaluation test = variant.input().fits().get(fit).test();
        String note = measure == Measure.MSE ? "" : String.format(Locale.ROOT, "%,d of %,d", test.correct(), test.n());
        return Bar.of(label(variant), measure.plotted(test), note);
    }

    private static String unknown(StudyInput input) {
        int unknown = Arrays.stream(input.unknownTokens()).sum();
        int all = input.testDocuments().stream()
                .mapToInt(document -> document.tokens().size())
                .sum();
        return String.format(Locale.ROOT, "%,d (%.2f%%)", unknown, 100.0 * unknown / all);
    }
}
