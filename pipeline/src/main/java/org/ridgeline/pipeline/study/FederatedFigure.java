package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.table.TextTable;

/** Federated averaging beside centralized descent, by rounds; a centralized step is a round with one local step. */
final class FederatedFigure {

    private final OptimizerComparison comparison;
    private final double lambda;
    private final ComparedDescent central;
    private final List<ComparedDescent> federated;

    FederatedFigure(OptimizerComparison comparison, double lambda) {
        this.comparison = comparison;
        this.lambda = lambda;
        this.central = comparison.results(lambda).stream()
                .filter(result -> result.optimizer() == ComparedOptimizer.GD)
                .findFirst()
                .orElseThrow();
        this.federated = comparison.results(lambda).stream()
                .filter(result -> result.optimizer().federated())
                .toList();
    }

    Figure figure() {
        int rounds = federated.stream().mapToInt(this::rounds).min().orElseThrow();
        List<Series> series = new ArrayList<>();
        StringBuilder gaps = new StringBuilder();
        for (ComparedDescent result : federated) {
            series.add(ComparisonPage.gaps(
                    result.optimizer().title(), result, record -> rounds(result, record), Style.LINE));
            gaps.append(String.format(
                    Locale.ROOT,
                    "%.2g with %s, ",
                    result.gapAfter(rounds * comparison.localSteps()),
                    result.optimizer() == ComparedOptimizer.FEDERATED_EVEN ? "even shards" : "skewed ones"));
        }
        series.add(ComparisonPage.gaps("centralized, one step a round", central, EpochRecord::epoch, Style.DASHED));
        return new LineFigure(
                new Caption(
                        "optimizers-federated",
                        String.format(
                                Locale.ROOT,
                                "Gap after %,d rounds: %s%.2g centralized with one step a round",
                                rounds,
                                gaps,
                                central.gapAfter(rounds)),
                        String.format(
                                Locale.ROOT,
                                "Federated averaging %s: %d clients take %d local steps a round on their own shard and the server averages;"
                                        + " even shards are dealt out at random, skewed ones hold mostly one label each. A step of centralized"
                                        + " descent is a round with one local step. Both axes logarithmic.",
                                ComparisonPage.with(lambda),
                                comparison.clients(),
                                comparison.localSteps())),
                Axis.log("round"),
                Axis.log("gap to the optimum"),
                series,
                List.of());
    }

    TextTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedDescent result : federated) {
            rows.add(row(result.optimizer().title(), comparison.localSteps(), rounds(result), result, result.bytes()));
        }
        ComparedDescent any = federated.get(0);
        long bytesPerRound = rounds(any) == 0 ? 0 : any.bytes() / rounds(any);
        int steps = central.history().last().epoch();
        rows.add(row("centralized, as one local step a round", 1, steps, central, bytesPerRound * steps));
        return new TextTable(List.of("", "local steps a round", "rounds", "gap", "bytes exchanged"), 1, rows);
    }

    private static List<String> row(String name, int localSteps, int rounds, ComparedDescent result, long bytes) {
        return List.of(
                name,
                Integer.toString(localSteps),
                String.format(Locale.ROOT, "%,d", rounds),
                String.format(Locale.ROOT, "%.2e", result.history().gap()),
                String.format(Locale.ROOT, "%,d", bytes));
    }

    private int rounds(ComparedDescent result) {
        return rounds(result, result.history().last());
    }

    private int rounds(ComparedDescent result, EpochRecord record) {
        return result.optimizer().federated() ? record.epoch() / comparison.localSteps() : record.epoch();
    }
}
