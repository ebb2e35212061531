package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.pipeline.run.DescentMeasures;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.table.TextTable;

/** A {@link OptimizerComparison} as tables, the least gap first, and as JSON. */
public final class ComparisonReport {

    private static final String CONVERGENCE =
            "the gap during the descent; empty where a descent had ended, or had no entry yet";

    /** The parts of the budget after which {@link #convergence} shows the gap: a hundredth, a tenth and all. */
    private static final int[] PARTS = {100, 10, 1};

    private final OptimizerComparison comparison;

    /** Reports on this comparison. */
    public ComparisonReport(OptimizerComparison comparison) {
        this.comparison = comparison;
    }

    /** Returns the budget and the exact optima in words. */
    String conditions() {
        StringBuilder text = new StringBuilder("Each descent starts at zero and has at most ")
                .append(epochs())
                .append(seconds())
                .append(String.format(
                        Locale.ROOT,
                        ", seed %d; an epoch of full batches is one step. Federated: %d clients, %d local %s a round, each an epoch."
                                + " Objective: mean of squares + (lambda/n) ||w||².",
                        comparison.budget().seed(),
                        comparison.clients(),
                        comparison.localSteps(),
                        comparison.localSteps() == 1 ? "step" : "steps"));
        for (double lambda : comparison.lambdas()) {
            text.append(String.format(
                    Locale.ROOT,
                    " Exact optimum at lambda = %s: %.10g.",
                    Wording.number(lambda),
                    comparison.results(lambda).get(0).history().optimum()));
        }
        return text.toString();
    }

    private String epochs() {
        int full = comparison.budget().epochs();
        int batches = comparison.budget().batchEpochs();
        return full == batches
                ? String.format(Locale.ROOT, "%,d epochs", full)
                : String.format(Locale.ROOT, "%,d epochs with full batches or %,d with mini-batches", full, batches);
    }

    private String seconds() {
        return Double.isInfinite(comparison.budget().seconds())
                ? ""
                : String.format(
                        Locale.ROOT,
                        " and %.2f s (%.0f s in all)",
                        comparison.share(),
                        comparison.budget().seconds());
    }

    /** Returns the outcomes for one lambda, the least gap first. */
    TextTable table(double lambda) {
        List<List<String>> rows =
                ranked(lambda).stream().map(ComparisonReport::cells).toList();
        return new TextTable(
                List.of("optimizer", "step size", "gap", "epochs", "seconds", "test MSE", "test accuracy"), 1, rows);
    }

    private List<ComparedDescent> ranked(double lambda) {
        return comparison.results(lambda).stream()
                .sorted(Comparator.comparing(
                                (ComparedDescent result) -> result.diverged().isPresent())
                        .thenComparingDouble(result -> result.history().gap()))
                .toList();
    }

    private static List<String> cells(ComparedDescent result) {
        EpochRecord last = result.history().last();
        String eta = String.format(Locale.ROOT, "%.3g", result.eta());
        String name = result.optimizer().title() + (result.diverged().isPresent() ? ", diverged; last good" : "");
        return List.of(
                name,
                eta,
                String.format(Locale.ROOT, "%.2e", result.history().gap()),
                String.format(Locale.ROOT, "%,d", last.epoch()),
                String.format(Locale.ROOT, "%.2f", last.seconds()),
                String.format(Locale.ROOT, "%.4f", last.measures().get(DescentMeasures.name(Split.TEST, false))),
                String.format(
                        Locale.ROOT, "%.2f%%", 100 * last.measures().get(DescentMeasures.name(Split.TEST, true))));
    }

    /** Returns the gaps after parts of the budget, in the order of {@link #table}: in epochs, and in seconds where they are limited. */
    TextTable convergence(double lambda) {
        int most = Math.max(comparison.budget().epochs(), comparison.budget().batchEpochs());
        int[] epochs = Arrays.stream(PARTS)
                .map(part -> most / part)
                .filter(epoch -> epoch > 0)
                .distinct()
                .toArray();
        double[] seconds = Double.isInfinite(comparison.share())
                ? new double[0]
                : Arrays.stream(PARTS)
                        .mapToDouble(part -> comparison.share() / part)
                        .toArray();
        List<String> header = new ArrayList<>(List.of("optimizer"));
        for (int epoch : epochs) {
            header.add(String.format(Locale.ROOT, epoch == 1 ? "%,d epoch" : "%,d epochs", epoch));
        }
        for (double time : seconds) {
            header.add(String.format(Locale.ROOT, "%.2g s", time));
        }
        List<List<String>> rows = new ArrayList<>();
        for (ComparedDescent result : ranked(lambda)) {
            List<String> row = new ArrayList<>(List.of(result.optimizer().title()));
            for (int epoch : epochs) {
                row.add(gap(result, EpochRecord::epoch, epoch));
            }
            for (double time : seconds) {
                row.add(gap(result, EpochRecord::seconds, time));
            }
            rows.add(row);
        }
        return new TextTable(header, 1, rows);
    }

    /** Returns the gap of the last entry up to a limit; empty where the descent had ended, or has no entry but the start's. */
    private static String gap(ComparedDescent result, ToDoubleFunction<EpochRecord> at, double limit) {
        if (at.applyAsDouble(result.history().last()) < limit) {
            return "";
        }
        return result.history().records().stream()
                .filter(record -> record.epoch() > 0 && at.applyAsDouble(record) <= limit)
                .reduce((earlier, later) -> later)
                .map(record -> String.format(
                        Locale.ROOT,
                        "%.2e",
                        record.objective() - result.history().optimum()))
                .orElse("");
    }

    /** Returns the tables for a terminal. */
    public String text() {
        StringBuilder out = new StringBuilder(conditions()).append('\n');
        for (double lambda : comparison.lambdas()) {
            out.append(String.format(Locale.ROOT, "%nlambda = %s, by gap%n", Wording.number(lambda)))
                    .append(table(lambda).plain())
                    .append(String.format(Locale.ROOT, "%nlambda = %s, %s%n", Wording.number(lambda), CONVERGENCE))
                    .append(convergence(lambda).plain());
        }
        return out.toString();
    }

    /** Returns the tables in Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder(conditions()).append('\n');
        for (double lambda : comparison.lambdas()) {
            out.append(String.format(Locale.ROOT, "%n## lambda = %s%n%n", Wording.number(lambda)))
                    .append(table(lambda).markdown())
                    .append("\n" + Wording.capital(CONVERGENCE) + ":\n\n")
                    .append(convergence(lambda).markdown());
        }
        return out.toString();
    }

    /** Returns the outcomes for programs. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("epochs", comparison.budget().epochs());
        json.put("seconds", Math.min(comparison.budget().seconds(), Double.MAX_VALUE));
        json.put("seed", comparison.budget().seed());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ComparedDescent result : comparison.results()) {
            EpochRecord last = result.history().last();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("optimizer", result.optimizer().key());
            row.put("lambda", result.history().lambda());
            row.put("stepSize", result.eta());
            row.put("optimum", result.history().optimum());
            row.put("objective", last.objective());
            row.put("gap", result.history().gap());
            row.put("epochs", last.epoch());
            row.put("steps", last.steps());
            row.put("seconds", last.seconds());
            row.put("measures", last.measures());
            result.diverged().ifPresent(message -> row.put("diverged", message));
            if (result.optimizer().federated()) {
                row.put("bytesExchanged", result.bytes());
                row.put("clients", comparison.clients());
                row.put("localSteps", comparison.localSteps());
            }
            rows.add(row);
        }
        json.put("descents", rows);
        return json;
    }
}
