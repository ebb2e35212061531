package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import org.ridgeline.model.device.Workers;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.table.TextTable;

/** The weights: how large they are (the chapter's Figure 3.7), on which words, and on how rare ones. */
final class LearnedStudy extends Study {

    private static final int BINS = 160;
    private static final int STRONGEST = 15;
    private static final int RAREST = 15;
    private static final double SMALL = 1e-3;

    LearnedStudy() {
        super("what-it-learned", "What the model learned", true);
    }

    @Override
    public boolean needsTest() {
        return false;
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        List<WordWeights> all = input.fits().stream()
                .map(fit -> new WordWeights(fit, input.vocabulary()))
                .toList();
        List<WordWeights> pair = input.pair().stream()
                .map(fit -> all.get(input.fits().indexOf(fit)))
                .toList();
        ReportBuilder report = new ReportBuilder(this)
                .figures(histogram(pair, input.ownData() ? "" : " The chapter's Figure 3.7."))
                .table("weight-norms", "The weights of the words", norms(all));
        int documents = input.trainDocuments();
        pair.forEach(weights -> report.figures(strongest(weights, documents)));
        if (pair.size() > 1 && pair.get(0).fit().spec().given() == 0) {
            rareWords(report, pair.get(0), pair.get(1));
        }
        List<String> norms = pair.stream()
                .map(weights -> format("%.2f for “%s”", weights.fit().model().norm(), weights.title()))
                .toList();
        return report.report(input.weight() + " The norm of all weights is " + String.join(" and ", norms) + ".");
    }

    private static HistogramFigure histogram(List<WordWeights> pair, String source) {
        List<String> ranges = pair.stream()
                .map(weights -> format(
                        "%s: from %.2f to %.2f",
                        weights.title(),
                        Arrays.stream(weights.values()).min().orElse(0),
                        Arrays.stream(weights.values()).max().orElse(0)))
                .toList();
        Bins bins = Bins.around(pair.stream().map(WordWeights::values).toArray(double[][]::new), BINS);
        return bins.histogram(
                Texts.caption("weights-histogram", "weights-histogram", String.join("; ", ranges), source),
                Axis.linear("weight"),
                Axis.log("words"),
                pair.stream()
                        .map(weights -> bins.count(weights.title(), weights.values()))
                        .toList());
    }

    private static TextTable norms(List<WordWeights> all) {
        return new Columns<WordWeights>()
                .add("fit", WordWeights::title)
                .add(
                        "word of the largest",
                        weights -> weights.word(weights.largest(1).get(0)))
                .add(
                        "largest |w|",
                        "%.4f",
                        weights -> Math.abs(weights.value(weights.largest(1).get(0))))
                .add("median |w|", "%.4f", weights -> median(weights.values()))
                .add("|w| below 0.001", weights -> share(weights, weight -> Math.abs(weight) < SMALL))
                .add("above 0", weights -> share(weights, weight -> weight > 0))
                .add("2-norm with bias", "%.4f", weights -> weights.fit()
                        .model()
                        .norm())
                .add("bias", "%.4f", weights -> weights.fit().model().bias())
                .table(2, all);
    }

    private static double median(double[] weights) {
        double[] sizes = Arrays.stream(weights).map(Math::abs).sorted().toArray();
        return (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2;
    }

    private static String share(WordWeights weights, DoublePredicate counted) {
        double[] values = weights.values();
        return format("%.1f%%", 100 * (Arrays.stream(values).filter(counted).count() / (double) values.length));
    }

    private static BarFigure strongest(WordWeights weights, int documents) {
        List<Integer> columns = new ArrayList<>(weights.mostPositive(STRONGEST));
        columns.addAll(weights.mostNegative(STRONGEST));
        long rare =
                columns.stream().filter(column -> weights.documents(column) < 5).count();
        return new BarFigure(
                Texts.caption(
                        "words-" + weights.fit().spec().name(),
                        "words",
                        weights.title(),
                        rare,
                        columns.size(),
                        documents),
                Axis.linear("weight"),
                columns.stream()
                        .map(column -> BarFigure.Bar.of(
                                weights.word(column),
                                weights.value(column),
                                format("in %,d", weights.documents(column))))
                        .toList());
    }

    /** Rare words of large weight: what a fit without a regularizer learns by heart, and what is left of it with one. */
    private static void rareWords(ReportBuilder report, WordWeights without, WordWeights with) {
        int vocabulary = without.values().length;
        int largest = Math.min(vocabulary, Math.max(RAREST, vocabulary / 100));
        // The sort is stable: among equally rare words the largest weight stays first.
        List<Integer> rarest = without.largest(largest).stream()
                .sorted(Comparator.comparingInt(without::documents))
                .limit(RAREST)
                .toList();
        report.text(
                        "Of the %,d words with the largest weights, %,d occur in a single training document for “%s”, %,d for “%s”.",
                        largest, once(without, largest), without.title(), once(with, largest), with.title())
                .table(
                        "rare-words",
                        "The rarest of these words, “" + without.title() + "”",
                        new Columns<Integer>()
                                .add("word", without::word)
                                .add("training documents", "%,d", column -> without.documents(column))
                                .add("weight, " + without.title(), "%.4f", column -> without.value(column))
                                .add("weight, " + with.title(), "%.4f", column -> with.value(column))
                                .table(1, rarest));
    }

    private static long once(WordWeights weights, int largest) {
        return weights.largest(largest).stream()
                .filter(column -> weights.documents(column) == 1)
                .count();
    }
}
