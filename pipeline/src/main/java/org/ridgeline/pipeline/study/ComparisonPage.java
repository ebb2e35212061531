package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Block;

/** A {@link OptimizerComparison} as part of a report: gaps against epochs and seconds, step sizes, and clients against one server. */
public final class ComparisonPage {

    private final OptimizerComparison comparison;

    /** Shows this comparison. */
    public ComparisonPage(OptimizerComparison comparison) {
        this.comparison = comparison;
    }

    /** Returns the gaps against epochs and seconds, lambda by lambda, and those of the clients for the first lambda. */
    public List<Figure> gaps() {
        List<Figure> figures = new ArrayList<>();
        for (double lambda : comparison.lambdas()) {
            figures.add(byEpochs(lambda));
            figures.add(bySeconds(lambda));
        }
        figures.add(new FederatedFigure(comparison, comparison.lambdas().get(0)).figure());
        return figures;
    }

    /** Returns figures and tables, lambda by lambda; step sizes and clients for the first lambda only. */
    public List<Block> blocks() {
        ComparisonReport report = new ComparisonReport(comparison);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text(report.conditions()));
        for (double lambda : comparison.lambdas()) {
            blocks.add(new Block.Drawing(byEpochs(lambda)));
            blocks.add(new Block.Drawing(bySeconds(lambda)));
            blocks.add(new Block.Table(
                    "optimizers-" + suffix(lambda),
                    "Every optimizer " + with(lambda) + ", by gap",
                    report.table(lambda)));
        }
        double first = comparison.lambdas().get(0);
        new StepSizeFigures(comparison, first).all().forEach(figure -> blocks.add(new Block.Drawing(figure)));
        FederatedFigure federated = new FederatedFigure(comparison, first);
        blocks.add(new Block.Drawing(federated.figure()));
        blocks.add(new Block.Table(
                "federated-exchange", "What clients and server exchange " + with(first), federated.table()));
        return List.copyOf(blocks);
    }

    /** Returns a lambda in a sentence. */
    static String with(double lambda) {
        return lambda > 0 ? "with lambda = " + Wording.number(lambda) : "without a regularizer";
    }

    private static String suffix(double lambda) {
        return lambda > 0 ? "l2" : "none";
    }

    private Figure byEpochs(double lambda) {
        int few = comparison.budget().batchEpochs();
        String early = nearest(lambda, few);
        String late = nearest(lambda, Integer.MAX_VALUE);
        return new LineFigure(
                new Caption(
                        "optimizers-epochs-" + suffix(lambda),
                        early.equals(late)
                                ? String.format(
                                        Locale.ROOT,
                                        "%s: nearest to the optimum after %d epochs and in the end: %s",
                                        Wording.capital(with(lambda)),
                                        few,
                                        early)
                                : String.format(
                                        Locale.ROOT,
                                        "%s: nearest to the optimum after %d epochs: %s; in the end: %s",
                                        Wording.capital(with(lambda)),
                                        few,
                                        early,
                                        late),
                        String.format(
                                Locale.ROOT,
                                "How far the objective is above its exact least value after each epoch, both axes logarithmic; all begin at"
                                        + " zero weights. An epoch of full batches is one step; %,d of them, and %,d epochs of"
                                        + " mini-batches.%s",
                                comparison.budget().epochs(),
                                few,
                                diverged(lambda))),
                Axis.log("epoch"),
                Axis.log("gap to the optimum"),
                series(lambda, EpochRecord::epoch),
                List.of());
    }

    private Figure bySeconds(double lambda) {
        return new LineFigure(
                new Caption(
                        "optimizers-seconds-" + suffix(lambda),
                        Wording.capital(with(lambda))
                                + ", by the clock: the same descents against the seconds that their steps took",
                        "How far the objective is above its exact least value against the time spent on steps; measuring and the search for"
                                + " step sizes are not counted. Times are this machine's and differ from run to run."
                                + diverged(lambda)),
                Axis.log("seconds"),
                Axis.log("gap to the optimum"),
                series(lambda, EpochRecord::seconds),
                List.of());
    }

    private List<Series> series(double lambda, ToDoubleFunction<EpochRecord> at) {
        return comparison.results(lambda).stream()
                .map(result -> gaps(result.optimizer().title(), result, at, style(result.optimizer())))
                .filter(series -> !series.x().isEmpty())
                .toList();
    }

    /** Returns the gap against a figure above zero; a gap of zero or, by rounding, less has no place on a logarithmic axis. */
    static Series gaps(String name, ComparedDescent result, ToDoubleFunction<EpochRecord> at, Style style) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (EpochRecord record : result.history().records()) {
            double gap = record.objective() - result.history().optimum();
            if (at.applyAsDouble(record) > 0 && gap > 0) {
                x.add(at.applyAsDouble(record));
                y.add(gap);
            }
        }
        return new Series(name, x, y, style);
    }

    private static Style style(ComparedOptimizer optimizer) {
        return optimizer.federated() ? Style.DASHED : Style.LINE;
    }

    /** Returns who had the least gap after an epoch, of those that did not diverge. */
    private String nearest(double lambda, int epoch) {
        return comparison.results(lambda).stream()
                .filter(result -> result.diverged().isEmpty())
                .min(Comparator.comparingDouble(result -> result.gapAfter(epoch)))
                .map(result -> result.optimizer().title())
                .orElse("none");
    }

    /** Returns who diverged, in a sentence of its own, or nothing. */
    private String diverged(double lambda) {
        List<String> names = comparison.results(lambda).stream()
                .filter(result -> result.diverged().isPresent())
                .map(result -> result.optimizer().title())
                .toList();
        return names.isEmpty() ? "" : " Diverged, and cut off there: " + String.join("; ", names) + ".";
    }
}
