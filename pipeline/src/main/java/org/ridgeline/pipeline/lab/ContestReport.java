package org.ridgeline.pipeline.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.pipeline.descent.DescentMeasures;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.reports.table.TextTable;

/** A {@link Contest} as tables, the least gap first, and as JSON. */
public final class ContestReport {

    private static final String ON_THE_WAY = "the gap on the way; empty where a descent had ended, or had no entry yet";

    private final Contest contest;

    /** Reports on this contest. */
    public ContestReport(Contest contest) {
        this.contest = contest;
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
                        contest.budget().seed(),
                        contest.clients(),
                        contest.localSteps(),
                        contest.localSteps() == 1 ? "step" : "steps"));
        for (double lambda : contest.lambdas()) {
            text.append(String.format(
                    Locale.ROOT,
                    " Exact optimum at lambda = %s: %.10g.",
                    Wording.number(lambda),
                    contest.results(lambda).get(0).history().optimum()));
        }
        return text.toString();
    }

    private String epochs() {
        int full = contest.budget().epochs();
        int batches = contest.budget().batchEpochs();
        return full == batches
                ? String.format(Locale.ROOT, "%,d epochs", full)
                : String.format(Locale.ROOT, "%,d epochs with full batches or %,d with mini-batches", full, batches);
    }

    private String seconds() {
        return Double.isInfinite(contest.budget().seconds())
                ? ""
                : String.format(
                        Locale.ROOT,
                        " and %.2f s (%.0f s in all)",
                        contest.share(),
                        contest.budget().seconds());
    }

    /** Returns the outcomes for one lambda, the least gap first. */
    TextTable table(double lambda) {
        List<List<String>> rows =
                ranked(lambda).stream().map(ContestReport::cells).toList();
        return new TextTable(
                List.of("optimizer", "step size", "gap", "epochs", "seconds", "test MSE", "test accuracy"), 1, rows);
    }

    private List<Outcome> ranked(double lambda) {
        return contest.results(lambda).stream()
                .sorted(Comparator.comparing(
                                (Outcome result) -> result.diverged().isPresent())
                        .thenComparingDouble(result -> result.history().gap()))
                .toList();
    }

    private static List<String> cells(Outcome result) {
        EpochRecord last = result.history().last();
        String eta = String.format(Locale.ROOT, "%.3g", result.eta());
        String name = result.entrant().title() + (result.diverged().isPresent() ? ", diverged; last good" : "");
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

    /** Returns the gaps on the way, in the order of {@link #table}: against epochs, and against seconds where they are limited. */
    TextTable onTheWay(double lambda) {
        GapsOnTheWay gaps = new GapsOnTheWay(contest);
        return new TextTable(
                gaps.header(), 1, ranked(lambda).stream().map(gaps::row).toList());
    }

    /** Returns the tables for a terminal. */
    public String text() {
        StringBuilder out = new StringBuilder(conditions()).append('\n');
        for (double lambda : contest.lambdas()) {
            out.append(String.format(Locale.ROOT, "%nlambda = %s, by gap%n", Wording.number(lambda)))
                    .append(table(lambda).plain())
                    .append(String.format(Locale.ROOT, "%nlambda = %s, %s%n", Wording.number(lambda), ON_THE_WAY))
                    .append(onTheWay(lambda).plain());
        }
        return out.toString();
    }

    /** Returns the tables in Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder(conditions()).append('\n');
        for (double lambda : contest.lambdas()) {
            out.append(String.format(Locale.ROOT, "%n## lambda = %s%n%n", Wording.number(lambda)))
                    .append(table(lambda).markdown())
                    .append("\n" + Wording.capital(ON_THE_WAY) + ":\n\n")
                    .append(onTheWay(lambda).markdown());
        }
        return out.toString();
    }

    /** Returns the outcomes for programs. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("epochs", contest.budget().epochs());
        json.put("seconds", Math.min(contest.budget().seconds(), Double.MAX_VALUE));
        json.put("seed", contest.budget().seed());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Outcome result : contest.results()) {
            EpochRecord last = result.history().last();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("optimizer", result.entrant().key());
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
            if (result.entrant().federated()) {
                row.put("bytesExchanged", result.bytes());
                row.put("clients", contest.clients());
                row.put("localSteps", contest.localSteps());
            }
            rows.add(row);
        }
        json.put("descents", rows);
        return json;
    }
}
