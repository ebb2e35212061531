package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.util.Comparator;
import java.util.List;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.StudyInput.FeatureVariant;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.pipeline.study.StudyInput.TestDocument;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.BarFigure.Bar;
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
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        List<FeatureVariant> variants = input.featureVariants(workers, progress);
        ReportBuilder report = new ReportBuilder(this);
        for (int fit = 0; fit < input.fits().size(); fit++) {
            for (Measure measure : Measure.values()) {
                report.figures(bars(fit, input.fits().get(fit).spec(), measure, variants));
            }
        }
        return report.table("tokenization-cells", "Every cell of the table for each choice of words", table(variants))
                .report(Texts.of("tokenization.lead"));
    }

    private static BarFigure bars(int at, FitSpec fit, Measure measure, List<FeatureVariant> variants) {
        List<BinaryEvaluation> sorted = variants.stream()
                .map(variant -> variant.input().fits().get(at).test())
                .sorted(Comparator.comparingDouble(measure::plotted))
                .toList();
        return new BarFigure(
                Texts.caption(
                        "tokenization-" + fit.name() + "-" + measure.id(),
                        "tokenization",
                        measure.label(),
                        measure.printed(sorted.get(0)),
                        measure.printed(sorted.get(sorted.size() - 1)),
                        fit.title(),
                        Wording.number(fit.given())),
                Axis.linear("test " + measure.axis()),
                variants.stream().map(variant -> bar(variant, at, measure)).toList());
    }

    private record Cells(FeatureVariant variant, StudyFit fit) {

        String print(Split split, Measure measure) {
            return measure.printed(fit.measured().get(split));
        }
    }

    private static TextTable table(List<FeatureVariant> variants) {
        Columns<Cells> columns = new Columns<Cells>()
                .add("words", cells -> label(cells.variant()))
                .add("fit", cells -> cells.fit().title());
        for (Measure measure : Measure.values()) {
            for (Split split : List.of(Split.TRAIN, Split.TEST)) {
                columns.add(split.key() + " " + measure.label(), cells -> cells.print(split, measure));
            }
        }
        return columns.add(
                        "vocabulary",
                        "%,d",
                        cells -> cells.variant().input().vocabulary().size())
                .add("unknown test tokens", cells -> unknown(cells.variant().input()))
                .table(
                        2,
                        variants.stream()
                                .flatMap(variant ->
                                        variant.input().fits().stream().map(fit -> new Cells(variant, fit)))
                                .toList());
    }

    private static String label(FeatureVariant variant) {
        return variant.name() + (variant.own() ? " (this run)" : "");
    }

    /** Returns a bar as long as a test measure; an accuracy in percent, with its count. */
    private static Bar bar(FeatureVariant variant, int fit, Measure measure) {
        BinaryEvaluation test = variant.input().fits().get(fit).test();
        String note = measure == Measure.MSE ? "" : format("%,d of %,d", test.correct(), test.n());
        return Bar.of(label(variant), measure.plotted(test), note);
    }

    private static String unknown(StudyInput input) {
        List<TestDocument> documents = input.testDocuments();
        int unknown = documents.stream().mapToInt(input::unknownTokens).sum();
        int all = documents.stream()
                .mapToInt(document -> document.tokens().size())
                .sum();
        return format("%,d (%.2f%%)", unknown, 100.0 * unknown / all);
    }
}
