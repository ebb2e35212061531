package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.pipeline.run.DescentMeasures;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.OptimizerComparison.Budget;
import org.ridgeline.reports.table.TextTable;

/** Every optimizer on the run's own rows against the exact optimum, with the run's regularizer and without. */
public final class OptimizersStudy extends Study {

    /** By epochs, not by seconds, so that another machine draws the same curves. */
    private static final Budget BUDGET =
            new Budget(500, 20, Double.POSITIVE_INFINITY, 324, Budget.CLIENTS, Budget.LOCAL_STEPS);

    /** The parts of the budget after which {@link #convergence} shows the gap: a hundredth, a tenth and all. */
    private static final int[] PARTS = {100, 10, 1};

    private final Budget budget;

    /** Takes the budget of a report. */
    public OptimizersStudy() {
        this(BUDGET);
    }

    OptimizersStudy(Budget budget) {
        super("optimizers", "Optimizers", false);
        this.budget = budget;
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        List<Double> lambdas = new ArrayList<>();
        input.regularized().ifPresent(fit -> lambdas.add(fit.spec().given()));
        lambdas.add(0.0);
        OptimizerComparison comparison = OptimizerComparison.run(
                input.examples(), lambdas, budget, workers, Devices.cpu(workers), StageObserver.silent(), progress);
        ReportBuilder report = new ReportBuilder(this).text(conditions(comparison));
        OptimizerFigures figures = new OptimizerFigures(comparison);
        for (double lambda : lambdas) {
            report.figures(figures.byEpochs(lambda), figures.bySeconds(lambda));
            addTable(report, comparison, lambda);
        }
        report.figures(figures.fullBatchSteps(), figures.miniBatchSteps(), figures.federated())
                .table(
                        "federated-exchange",
                        "What clients and server exchange " + OptimizerFigures.with(lambdas.get(0)),
                        figures.exchange());
        progress.done(1);
        return report.report(Texts.of("optimizers.lead"));
    }

    /** Returns a comparison by itself, with the gaps during the descents and, for programs, the outcome of each. */
    public StudyReport report(OptimizerComparison comparison) {
        ReportBuilder report = new ReportBuilder(this);
        OptimizerFigures figures = new OptimizerFigures(comparison);
        for (double lambda : comparison.lambdas()) {
            report.figures(figures.byEpochs(lambda), figures.bySeconds(lambda));
            addTable(report, comparison, lambda);
            report.table(
                    "convergence-" + OptimizerFigures.suffix(lambda),
                    "lambda = " + number(lambda)
                            + ", the gap during the descent; empty where a descent had ended, or had no entry yet",
                    convergence(comparison, lambda));
        }
        return report.figures(figures.federated())
                .value("epochs", comparison.budget().epochs())
                .value("seconds", Math.min(comparison.budget().seconds(), Double.MAX_VALUE))
                .value("seed", comparison.budget().seed())
                .value(
                        "descents",
                        comparison.results().stream()
                                .map(result -> values(comparison, result))
                                .toList())
                .report(conditions(comparison));
    }

    private static String conditions(OptimizerComparison comparison) {
        Budget budget = comparison.budget();
        StringBuilder text = new StringBuilder(Texts.of(
                "optimizers.conditions",
                budget.epochs() == budget.batchEpochs()
                        ? format("%,d epochs", budget.epochs())
                        : format(
                                "%,d epochs with full batches or %,d with mini-batches",
                                budget.epochs(), budget.batchEpochs()),
                Double.isInfinite(budget.seconds())
                        ? ""
                        : format(" and %.2f s (%.0f s in all)", comparison.secondsEach(), budget.seconds()),
                budget.seed(),
                comparison.clients(),
                comparison.localSteps(),
                comparison.localSteps() == 1 ? "step" : "steps"));
        for (double lambda : comparison.lambdas()) {
            text.append(format(
                    " Exact optimum at lambda = %s: %.10g.",
                    number(lambda), comparison.results(lambda).get(0).history().optimum()));
        }
        return text.toString();
    }

    private static List<ComparedDescent> ranked(OptimizerComparison comparison, double lambda) {
        return comparison.results(lambda).stream()
                .sorted(Comparator.comparing(
                                (ComparedDescent result) -> result.diverged().isPresent())
                        .thenComparingDouble(result -> result.history().gap()))
                .toList();
    }

    private static void addTable(ReportBuilder report, OptimizerComparison comparison, double lambda) {
        Columns<ComparedDescent> columns = new Columns<ComparedDescent>()
                .add(
                        "optimizer",
                        result -> result.title() + (result.diverged().isPresent() ? ", diverged; last good" : ""))
                .add("step size", "%.3g", result -> result.eta())
                .add("gap", "%.2e", result -> result.history().gap())
                .add("epochs", "%,d", result -> result.history().last().epoch())
                .add("seconds", "%.2f", result -> result.history().last().seconds())
                .add("test MSE", "%.4f", result -> test(result, false))
                .add("test accuracy", "%.2f%%", result -> 100 * test(result, true));
        report.table(
                "optimizers-" + OptimizerFigures.suffix(lambda),
                "Every optimizer " + OptimizerFigures.with(lambda) + ", by gap",
                columns.table(1, ranked(comparison, lambda)));
    }

    private static double test(ComparedDescent result, boolean accuracy) {
        return result.history().last().measures().get(DescentMeasures.name(Split.TEST, accuracy));
    }

    /** Returns the gaps after parts of the budget: in epochs, and in seconds where they are limited. */
    private static TextTable convergence(OptimizerComparison comparison, double lambda) {
        Budget budget = comparison.budget();
        int most = Math.max(budget.epochs(), budget.batchEpochs());
        Columns<ComparedDescent> columns = new Columns<ComparedDescent>().add("optimizer", ComparedDescent::title);
        Arrays.stream(PARTS)
                .map(part -> most / part)
                .filter(epoch -> epoch > 0)
                .distinct()
                .forEach(epoch -> columns.add(
                        format(epoch == 1 ? "%,d epoch" : "%,d epochs", epoch),
                        result -> gap(result, EpochRecord::epoch, epoch)));
        if (Double.isFinite(budget.seconds())) {
            for (int part : PARTS) {
                double seconds = comparison.secondsEach() / part;
                columns.add(format("%.2g s", seconds), result -> gap(result, EpochRecord::seconds, seconds));
            }
        }
        return columns.table(1, ranked(comparison, lambda));
    }

    /** Returns the gap of the last entry up to a limit; empty where the descent had ended, or has no entry but the start's. */
    private static String gap(ComparedDescent result, ToDoubleFunction<EpochRecord> at, double limit) {
        if (at.applyAsDouble(result.history().last()) < limit) {
            return "";
        }
        return result.history().records().stream()
                .filter(record -> record.epoch() > 0 && at.applyAsDouble(record) <= limit)
                .reduce((earlier, later) -> later)
                .map(record -> format("%.2e", result.gap(record)))
                .orElse("");
    }

    private static Map<String, Object> values(OptimizerComparison comparison, ComparedDescent result) {
        EpochRecord last = result.history().last();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("optimizer", result.optimizer().key());
        values.put("lambda", result.history().lambda());
        values.put("stepSize", result.eta());
        values.put("optimum", result.history().optimum());
        values.put("objective", last.objective());
        values.put("gap", result.history().gap());
        values.put("epochs", last.epoch());
        values.put("steps", last.steps());
        values.put("seconds", last.seconds());
        values.put("measures", last.measures());
        result.diverged().ifPresent(message -> values.put("diverged", message));
        if (result.optimizer().federated()) {
            values.put("bytesExchanged", result.bytes());
            values.put("clients", comparison.clients());
            values.put("localSteps", comparison.localSteps());
        }
        return values;
    }
}
