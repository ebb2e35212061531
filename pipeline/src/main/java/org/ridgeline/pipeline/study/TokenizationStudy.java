package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.Experiment.Weighting;
import org.ridgeline.pipeline.stage.EvaluateStage;
import org.ridgeline.pipeline.stage.EvaluateStage.Evaluated;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.TokenizeStage;
import org.ridgeline.pipeline.stage.Tokenized;
import org.ridgeline.pipeline.stage.TrainStage;
import org.ridgeline.pipeline.stage.TrainStage.Trained;
import org.ridgeline.pipeline.stage.VectorizeStage;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.BarFigure.Bar;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** The table again for the other tokens, the other weighting, and both, on the same documents with the same fits. */
final class TokenizationStudy implements Study {

    /**
     * The table for one choice of words.
     *
     * @param name such as {@code leaves, counts}
     * @param base whether it is the run's own
     * @param vectors its rows
     * @param evaluated its measures
     */
    private record Variant(String name, boolean base, Vectors vectors, Evaluated evaluated) {

        double cell(FitSpec fit, Split split, Metric metric) {
            return evaluated.cells().get(Cell.name(fit.name(), split, metric));
        }

        /** Returns a bar as long as a test measure; an accuracy in percent, with its count. */
        Bar bar(FitSpec fit, Metric metric) {
            BinaryEvaluation test = evaluated.byFit().get(fit.name()).get(Split.TEST);
            return metric == Metric.MSE
                    ? Bar.of(label(), test.mse(), "")
                    : Bar.of(
                            label(),
                            100 * test.accuracy(),
                            String.format(Locale.ROOT, "%,d of %,d", test.correct(), test.n()));
        }

        String label() {
            return name + (base ? " (this run)" : "");
        }
    }

    @Override
    public String id() {
        return "tokenization";
    }

    @Override
    public String title() {
        return "What counts as a word";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Section run(RunResult result, Workers workers, Progress progress) {
        List<Variant> variants = variants(result, workers, progress);
        List<FitSpec> fits = result.experiment().fits();
        List<Block> blocks = new ArrayList<>();
        for (FitSpec fit : fits) {
            for (Metric metric : List.of(Metric.MSE, Metric.ACCURACY)) {
                blocks.add(new Block.Drawing(bars(fit, metric, variants)));
            }
        }
        blocks.add(new Block.Table(
                "tokenization-cells", "Every cell of the table for each choice of words", table(variants, fits)));
        return new Section(
                id(),
                title(),
                "The same documents and fits with the treebank's leaves or CoreNLP's tokens as words, counted as often as they occur or once"
                        + " a document (presence).",
                blocks);
    }

    private List<Variant> variants(RunResult result, Workers workers, Progress progress) {
        Experiment experiment = result.experiment();
        List<Variant> variants = new ArrayList<>();
        int all = Tokens.values().length * Weighting.values().length;
        for (Tokens tokens : Tokens.values()) {
            Tokenized tokenized = TokenizeStage.run(result.fetched().corpus(), tokens, workers);
            for (Weighting weighting : Weighting.values()) {
                String name = name(tokens) + ", " + name(weighting);
                boolean base = tokens == experiment.tokens()
                        && weighting == experiment.features().weighting();
                variants.add(
                        base
                                ? new Variant(name, true, result.vectors(), result.evaluated())
                                : variant(name, tokenized, weighting, experiment, workers));
                progress.done((double) variants.size() / all);
            }
        }
        return variants;
    }

    private static Variant variant(
            String name, Tokenized tokenized, Weighting weighting, Experiment experiment, Workers workers) {
        FeatureSettings own = experiment.features().settings();
        Vectors vectors = VectorizeStage.run(
                tokenized,
                new FeatureSettings(weighting.feature(), own.minDocumentFrequency(), own.maxWords(), own.bias()));
        Trained trained =
                TrainStage.run(vectors, experiment.fits(), experiment.solver().settings(), workers);
        return new Variant(name, false, vectors, EvaluateStage.run(vectors, trained));
    }

    private static BarFigure bars(FitSpec fit, Metric metric, List<Variant> variants) {
        String what = metric == Metric.MSE ? "MSE" : "accuracy";
        List<Double> values = variants.stream()
                .map(variant -> variant.cell(fit, Split.TEST, metric))
                .sorted()
                .toList();
        return new BarFigure(
                new Caption(
                        "tokenization-" + fit.name() + "-" + metric.name().toLowerCase(Locale.ROOT),
                        String.format(
                                Locale.ROOT,
                                "Test %s between %s and %s by what counts as a word, %s",
                                what,
                                metric.unit().print(values.get(0)),
                                metric.unit().print(values.get(values.size() - 1)),
                                fit.title()),
                        String.format(
                                Locale.ROOT,
                                "The test %s of the fit \u201c%s\u201d with lambda = %s for each choice of words; everything else is as in this run."
                                        + " Leaves are the treebank's own tokens, ptb those of CoreNLP's PTBTokenizer; presence counts a word"
                                        + " once a document.",
                                what,
                                fit.title(),
                                Wording.number(fit.lambda()))),
                Axis.linear(metric == Metric.MSE ? "test MSE" : "test accuracy, %"),
                variants.stream().map(variant -> variant.bar(fit, metric)).toList());
    }

    private static TextTable table(List<Variant> variants, List<FitSpec> fits) {
        List<List<String>> rows = new ArrayList<>();
        for (Variant variant : variants) {
            for (FitSpec fit : fits) {
                List<String> row = new ArrayList<>(List.of(variant.label(), fit.title()));
                for (Metric metric : Metric.values()) {
                    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
                        row.add(metric.unit().print(variant.cell(fit, split, metric)));
                    }
                }
                row.add(String.format(
                        Locale.ROOT, "%,d", variant.vectors().bag().vocabulary().size()));
                row.add(unknown(variant.vectors()));
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

    private static String unknown(Vectors vectors) {
        Vectorized test = vectors.counts().get(Split.TEST);
        return String.format(
                Locale.ROOT, "%,d (%.2f%%)", test.unknownTokens(), 100.0 * test.unknownTokens() / test.tokens());
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
