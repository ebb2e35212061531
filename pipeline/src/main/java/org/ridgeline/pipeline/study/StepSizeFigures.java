package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** How much the step size matters to each optimizer of a comparison: the gap after a short descent against it. */
final class StepSizeFigures {

    private static final int FULL_STEPS = 50;
    private static final List<ComparedOptimizer> FULL =
            List.of(ComparedOptimizer.GD, ComparedOptimizer.MOMENTUM, ComparedOptimizer.NESTEROV);

    private final OptimizerComparison comparison;
    private final double lambda;
    private final double optimum;
    private final double start;

    StepSizeFigures(OptimizerComparison comparison, double lambda) {
        this.comparison = comparison;
        this.lambda = lambda;
        ComparedDescent any = comparison.results(lambda).get(0);
        optimum = any.history().optimum();
        start = any.history().records().get(0).objective();
    }

    /** Returns the figures; trains the full-batch ones, and reads the others from the comparison's search. */
    List<Figure> all() {
        return List.of(fullBatches(), miniBatches());
    }

    private Figure fullBatches() {
        Map<ComparedOptimizer, List<Trial>> trials = new LinkedHashMap<>();
        FULL.forEach(optimizer -> trials.put(optimizer, comparison.trials(optimizer, lambda, FULL_STEPS)));
        double safe = comparison.safeStep(lambda);
        return figure(
                "step-size-full",
                "Full batches: " + limit(trials.get(ComparedOptimizer.GD))
                        + String.format(Locale.ROOT, "; the safe step 1/L is %.2g", safe),
                FULL_STEPS + " full-batch steps",
                trials,
                List.of(new Marker(true, safe, "1/L")));
    }

    private Figure miniBatches() {
        Map<ComparedOptimizer, List<Trial>> trials = new LinkedHashMap<>();
        comparison.results(lambda).stream()
                .filter(result -> !result.trials().isEmpty())
                .forEach(result -> trials.put(result.optimizer(), result.trials()));
        return figure(
                "step-size-batches",
                "Batches of 64: " + spread(trials),
                OptimizerComparison.SEARCH_EPOCHS + " epochs",
                trials,
                List.of());
    }

    private Figure figure(
            String id, String title, String length, Map<ComparedOptimizer, List<Trial>> trials, List<Marker> markers) {
        List<Series> series = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        trials.forEach((optimizer, tried) -> {
            series.add(series(optimizer, tried));
            smallestBad(tried)
                    .ifPresent(eta -> cut.add(String.format(Locale.ROOT, "%s from %.2g on", optimizer.title(), eta)));
        });
        return new LineFigure(
                new Caption(
                        id,
                        title,
                        "How far the objective is above its exact least value after " + length + " from zero weights, "
                                + ComparisonPage.with(lambda)
                                + ", against the step size; both axes logarithmic."
                                + (cut.isEmpty()
                                        ? ""
                                        : " Cut off, for the objective ended above its start or diverged: "
                                                + String.join("; ", cut) + ".")),
                Axis.log("step size eta"),
                Axis.log("gap to the optimum"),
                series.stream().filter(each -> !each.x().isEmpty()).toList(),
                markers);
    }

    private Series series(ComparedOptimizer optimizer, List<Trial> trials) {
        List<Trial> shown = trials.stream()
                .filter(trial -> comesDown(trial) && trial.score() > optimum)
                .sorted(Comparator.comparingDouble(Trial::eta))
                .toList();
        return new Series(
                optimizer.title(),
                shown.stream().map(Trial::eta).toList(),
                shown.stream().map(trial -> trial.score() - optimum).toList(),
                Style.LINE_AND_POINTS);
    }

    private boolean comesDown(Trial trial) {
        return trial.score() <= start;
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
                .map(bad -> String.format(
                        Locale.ROOT, "descent comes down with steps of %.2g, with steps of %.2g no longer", good, bad))
                .orElse("descent comes down with every step size tried");
    }

    /** Returns how far the best step sizes lie apart, in words. */
    private static String spread(Map<ComparedOptimizer, List<Trial>> trials) {
        double[] best = trials.values().stream()
                .mapToDouble(tried -> tried.get(0).eta())
                .sorted()
                .toArray();
        return String.format(Locale.ROOT, "the best step sizes run from %.2g to %.2g", best[0], best[best.length - 1]);
    }
}
