package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** The weights: how large they are (the chapter's Figure 3.7), on which words, and on how rare ones. */
final class LearnedStudy extends Study {

    private static final int BINS = 160;
    private static final int STRONGEST = 15;
    private static final double SMALL = 1e-3;

    LearnedStudy() {
        super("what-it-learned", "What the model learned", true);
    }

    @Override
    public boolean needsTest() {
        return false;
    }

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        Fits fits = Fits.of(input);
        Vocabulary words = input.vocabulary();
        List<WordWeights> all =
                fits.all().stream().map(fit -> new WordWeights(fit, words)).toList();
        List<WordWeights> pair = fits.pair().stream()
                .map(fit -> all.get(fits.all().indexOf(fit)))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Drawing(histogram(pair)));
        blocks.add(new Block.Table("weight-norms", "The weights of the words", norms(all)));
        int documents = input.trainDocuments();
        pair.forEach(weights -> blocks.add(new Block.Drawing(strongest(weights, documents))));
        if (pair.size() > 1 && pair.get(0).fit().spec().given() == 0) {
            blocks.addAll(RareWords.blocks(pair.get(0), pair.get(1)));
        }
        progress.done(1);
        return new Section(id(), title(), lead(pair), blocks);
    }

    private static String lead(List<WordWeights> pair) {
        List<String> norms = pair.stream()
                .map(weights -> String.format(
                        Locale.ROOT,
                        "%.2f for \u201c%s\u201d",
                        weights.fit().model().norm(),
                        weights.title()))
                .toList();
        return "A weight is what one occurrence of a word adds to the score. The norm of all weights is "
                + String.join(" and ", norms) + ".";
    }

    private static HistogramFigure histogram(List<WordWeights> pair) {
        Bins bins = Bins.around(pair.stream().map(WordWeights::values).toArray(double[][]::new), BINS);
        String title = String.join(
                "; ",
                pair.stream()
                        .map(weights -> String.format(
                                Locale.ROOT,
                                "%s: from %.2f to %.2f",
                                weights.title(),
                                Arrays.stream(weights.values()).min().orElse(0),
                                Arrays.stream(weights.values()).max().orElse(0)))
                        .toList());
        return new HistogramFigure(
                new Caption(
                        "weights-histogram",
                        "How the weights spread: " + title,
                        "How many words have a weight in each bin, on a logarithmic scale; the bias is left out. The"
                                + " chapter's Figure 3.7."),
                Axis.linear("weight"),
                Axis.log("words"),
                bins.from(),
                bins.width(),
                pair.stream()
                        .map(weights -> new HistogramFigure.Counts(weights.title(), bins.count(weights.values())))
                        .toList());
    }

    private static TextTable norms(List<WordWeights> all) {
        return new TextTable(
                List.of(
                        "fit",
                        "word of the largest",
                        "largest |w|",
                        "median |w|",
                        "|w| below 0.001",
                        "above 0",
                        "2-norm with bias",
                        "bias"),
                2,
                all.stream().map(LearnedStudy::norms).toList());
    }

    private static List<String> norms(WordWeights weights) {
        double[] sizes = Arrays.stream(weights.values()).map(Math::abs).sorted().toArray();
        int largest = weights.largest(1).get(0);
        double small = Arrays.stream(sizes).filter(size -> size < SMALL).count() / (double) sizes.length;
        double positive =
                Arrays.stream(weights.values()).filter(weight -> weight > 0).count() / (double) sizes.length;
        return List.of(
                weights.title(),
                weights.word(largest),
                number(Math.abs(weights.value(largest))),
                number((sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2),
                String.format(Locale.ROOT, "%.1f%%", 100 * small),
                String.format(Locale.ROOT, "%.1f%%", 100 * positive),
                number(weights.fit().model().norm()),
                number(weights.fit().model().bias()));
    }

    private static BarFigure strongest(WordWeights weights, int documents) {
        List<Integer> columns = new ArrayList<>(weights.mostPositive(STRONGEST));
        columns.addAll(weights.mostNegative(STRONGEST));
        long rare =
                columns.stream().filter(column -> weights.documents(column) < 5).count();
        StudyFit fit = weights.fit();
        return new BarFigure(
                new Caption(
                        "words-" + fit.spec().name(),
                        String.format(
                                Locale.ROOT,
                                "The strongest words, %s: %d of %d occur in fewer than five documents",
                                weights.title(),
                                rare,
                                columns.size()),
                        String.format(
                                Locale.ROOT,
                                "Weights of the words that speak most for a positive and for a negative document; at each"
                                        + " bar, in how many of the %,d training documents the word occurs.",
                                documents)),
                Axis.linear("weight"),
                columns.stream()
                        .map(column -> BarFigure.Bar.of(
                                weights.word(column),
                                weights.value(column),
                                String.format(Locale.ROOT, "in %,d", weights.documents(column))))
                        .toList());
    }

    /** A weight or a norm with four decimals. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
