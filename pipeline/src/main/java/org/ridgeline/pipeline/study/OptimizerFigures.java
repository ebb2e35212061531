package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.capital;
import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.table.TextTable;

/**
 * The figures of an {@link OptimizerComparison}: gaps against epochs and seconds for each lambda; for the first lambda how much the step size
 * matters, and clients beside one server.
 */
final class OptimizerFigures {

    private static final int FULL_STEPS = 50;

    private final OptimizerComparison comparison;
    private final double first;

    OptimizerFigures(OptimizerComparison comparison) {
        this.comparison = comparison;
        this.first = comparison.lambdas().get(0);
    }

    static String with(double lambda) {
        return lambda > 0 ? "with lambda = " + number(lambda) : "without a regularizer";
    }

    static String suffix(double lambda) {
        return lambda > 0 ? "l2" : "none";
    }

    private static LineFigure gapFigure(Caption caption, String x, List<Series> series, List<Marker> markers) {
        return new LineFigure(caption, Axis.log(x), Axis.log("gap to the optimum"), series, markers);
    }

    Figure byEpochs(double lambda) {
        int few = comparison.budget().batchEpochs();
        String early = nearest(lambda, few);
        String late = nearest(lambda, Integer.MAX_VALUE);
        return gapFigure(
                Texts.caption(
                        "optimizers-epochs-" + suffix(lambda),
                        "optimizers-epochs",
                        capital(with(lambda)),
                        few,
                        early.equals(late) ? " and in the end: " + early : ": " + early + "; in the end: " + late,
                        comparison.budget().epochs(),
                        diverged(lambda)),
                "epoch",
                gaps(lambda, EpochRecord::epoch),
                List.of());
    }

    Figure bySeconds(double lambda) {
        return gapFigure(
                Texts.caption(
                        "optimizers-seconds-" + suffix(lambda),
                        "optimizers-seconds",
                        capital(with(lambda)),
                        diverged(lambda)),
                "seconds",
                gaps(lambda, EpochRecord::seconds),
                List.of());
    }

    private List<Series> gaps(double lambda, ToDoubleFunction<EpochRecord> at) {
        return comparison.results(lambda).stream()
                .map(result ->
                        gaps(result.title(), result, at, result.optimizer().federated() ? Style.DASHED : Style.LINE))
                .filter(series -> !series.x().isEmpty())
                .toList();
    }

    /** Returns the gap against a figure above zero; a gap of zero or, by rounding, less has no place on a logarithmic axis. */
    private static Series gaps(String name, ComparedDescent result, ToDoubleFunction<EpochRecord> at, Style style) {
        List<EpochRecord> shown = result.history().records().stream()
                .filter(record -> at.applyAsDouble(record) > 0 && result.gap(record) > 0)
                .toList();
        return Plots.series(name, style, shown, at, result::gap);
    }

    /** Returns who had the least gap after an epoch, of those that did not diverge. */
    private String nearest(double lambda, int epoch) {
        return comparison.results(lambda).stream()
                .filter(result -> result.diverged().isEmpty())
                .min(Comparator.comparingDouble(result -> result.gapAfter(epoch)))
                .map(ComparedDescent::title)
                .orElse("none");
    }

    private String diverged(double lambda) {
        List<String> names = comparison.results(lambda).stream()
                .filter(result -> result.diverged().isPresent())
                .map(ComparedDescent::title)
                .toList();
        return names.isEmpty() ? "" : " Diverged, and cut off there: " + String.join("; ", names) + ".";
    }

    /** Returns the gap after a short descent against the step size, full batches; trains them. */
    Figure fullBatchSteps() {
        Map<ComparedOptimizer, List<Trial>> trials = new LinkedHashMap<>();
        for (ComparedOptimizer optimizer :
                List.of(ComparedOptimizer.GD, ComparedOptimizer.MOMENTUM, ComparedOptimizer.NESTEROV)) {
            trials.put(optimizer, comparison.trials(optimizer, first, FULL_STEPS));
        }
        double safe = comparison.safeStep(first);
        return stepSizes(
                "step-size-full",
                format("Full batches: %s; the safe step 1/L is %.2g", limit(trials.get(ComparedOptimizer.GD)), safe),
                FULL_STEPS + " full-batch steps",
                trials,
                List.of(new Marker(true, safe, "1/L")));
    }

    /** Returns the same for mini-batches, from the comparison's search. */
    Figure miniBatchSteps() {
        Map<ComparedOptimizer, List<Trial>> trials = new LinkedHashMap<>();
        comparison.results(first).stream()
                .filter(result -> !result.trials().isEmpty())
                .forEach(result -> trials.put(result.optimizer(), result.trials()));
        double[] best = trials.values().stream()
                .mapToDouble(tried -> tried.get(0).eta())
                .sorted()
                .toArray();
        return stepSizes(
                "step-size-batches",
                format("Batches of 64: the best step sizes run from %.2g to %.2g", best[0], best[best.length - 1]),
                OptimizerComparison.SEARCH_EPOCHS + " epochs",
                trials,
                List.of());
    }

    private Figure stepSizes(
            String id, String title, String length, Map<ComparedOptimizer, List<Trial>> trials, List<Marker> markers) {
        List<Series> series = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        trials.forEach((optimizer, tried) -> {
            series.add(stepSizes(optimizer, tried));
            smallestBad(tried).ifPresent(eta -> cut.add(format("%s from %.2g on", optimizer.title(), eta)));
        });
        return gapFigure(
                Texts.caption(
                        id,
                        "step-size",
                        title,
                        length,
                        with(first),
                        cut.isEmpty() ? "" : Texts.of("step-size.cut", String.join("; ", cut))),
                "step size eta",
                series.stream().filter(each -> !each.x().isEmpty()).toList(),
                markers);
    }

    private Series stepSizes(ComparedOptimizer optimizer, List<Trial> trials) {
        double optimum = any().history().optimum();
        List<Trial> shown = trials.stream()
                .filter(trial -> comesDown(trial) && trial.score() > optimum)
                .sorted(Comparator.comparingDouble(Trial::eta))
                .toList();
        return Plots.series(
                optimizer.title(), Style.LINE_AND_POINTS, shown, Trial::eta, trial -> trial.score() - optimum);
    }

    private ComparedDescent any() {
        return comparison.results(first).get(0);
    }

    private boolean comesDown(Trial trial) {
        return trial.score() <= any().history().records().get(0).objective();
    }

    private Optional<Double> smallestBad(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> !comesDown(trial))
                .map(Trial::eta)
                .min(Comparator.naturalOrder());
    }

    /** Returns up to which step size descent comes down, in words. */
    private String limit(List<Trial> trials) {
        double good = trials.stream()
                .filter(this::comesDown)
                .mapToDouble(Trial::eta)
                .max()
                .orElse(0);
        return smallestBad(trials)
                .map(bad -> format("descent comes down with steps of %.2g, with steps of %.2g no longer", good, bad))
                .orElse("descent comes down with every step size tried");
    }

    /** Returns federated averaging beside centralized descent, by rounds; a centralized step is a round with one local step. */
    Figure federated() {
        List<ComparedDescent> clients = clients();
        ComparedDescent central = central();
        int rounds = clients.stream().mapToInt(this::rounds).min().orElseThrow();
        List<Series> series = new ArrayList<>();
        StringBuilder gaps = new StringBuilder();
        for (ComparedDescent result : clients) {
            series.add(gaps(result.title(), result, record -> record.epoch() / comparison.localSteps(), Style.LINE));
            gaps.append(format(
                    "%.2g with %s, ",
                    result.gapAfter(rounds * comparison.localSteps()),
                    result.optimizer() == ComparedOptimizer.FEDERATED_EVEN ? "even shards" : "skewed ones"));
        }
        series.add(gaps("centralized, one step a round", central, EpochRecord::epoch, Style.DASHED));
        return gapFigure(
                Texts.caption(
                        "optimizers-federated",
                        "optimizers-federated",
                        rounds,
                        gaps,
                        central.gapAfter(rounds),
                        with(first),
                        comparison.clients(),
                        comparison.localSteps()),
                "round",
                series,
                List.of());
    }

    TextTable exchange() {
        ComparedDescent any = clients().get(0);
        long bytesPerRound = rounds(any) == 0 ? 0 : any.bytes() / rounds(any);
        return new Columns<ComparedDescent>()
                .add(
                        "",
                        result -> result.optimizer().federated()
                                ? result.title()
                                : "centralized, as one local step a round")
                .add("local steps a round", result -> result.optimizer().federated() ? comparison.localSteps() : 1)
                .add("rounds", "%,d", result -> rounds(result))
                .add("gap", "%.2e", result -> result.history().gap())
                .add(
                        "bytes exchanged",
                        "%,d",
                        result -> result.optimizer().federated() ? result.bytes() : bytesPerRound * rounds(result))
                .table(
                        1,
                        Stream.concat(clients().stream(), Stream.of(central())).toList());
    }

    private List<ComparedDescent> clients() {
        return comparison.results(first).stream()
                .filter(result -> result.optimizer().federated())
                .toList();
    }

    private ComparedDescent central() {
        return comparison.results(first).stream()
                .filter(result -> result.optimizer() == ComparedOptimizer.GD)
                .findFirst()
                .orElseThrow();
    }

    private int rounds(ComparedDescent result) {
        int epoch = result.history().last().epoch();
        return result.optimizer().federated() ? epoch / comparison.localSteps() : epoch;
    }
}
