package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.run.DescendStage;
import org.ridgeline.pipeline.run.DescendStage.Descended;
import org.ridgeline.pipeline.run.DescentHistory;
import org.ridgeline.pipeline.run.PlanWording;
import org.ridgeline.reports.table.CanonicalJson;

/** What a run by descent tells beside its table. */
final class DescentSummary {

    private DescentSummary() {}

    /** Writes the histories, the plans and how each descent ended. */
    static void write(DescendStage stage, RunFolder folder) {
        List<DescentHistory> histories =
                stage.descended().values().stream().map(Descended::history).toList();
        folder.write("history.csv", DescentHistory.csv(histories));
        folder.write("history.json", CanonicalJson.write(DescentHistory.entries(histories)));
        folder.write("descent.json", CanonicalJson.write(stage.json()));
    }

    /** Returns a line for each fit. */
    static List<String> lines(DescendStage stage) {
        return stage.descended().entrySet().stream()
                .map(fit -> line(fit.getKey(), fit.getValue()))
                .toList();
    }

    private static String line(String name, Descended fit) {
        EpochRecord last = fit.history().last();
        Map<String, Double> measures = last.measures();
        return String.format(
                Locale.ROOT,
                "%s: %s%s; stopped after epoch %,d, step %,d: %s; the mean objective is %.6g, %.2g above the exact optimum;"
                        + " distance of the weights %.2g",
                name,
                PlanWording.of(fit.plan()),
                fit.trials().isEmpty()
                        ? ""
                        : " (step size the best of " + fit.trials().size() + " tried)",
                last.epoch(),
                last.steps(),
                why(fit),
                last.objective(),
                fit.history().gap(),
                measures.get("distance"));
    }

    private static String why(Descended fit) {
        Stopping rules = fit.plan().stopping();
        return switch (fit.reason()) {
            case EPOCHS -> "the most epochs";
            case GRADIENT -> "the gradient is at most " + rules.gradientTolerance() + " of that at the start";
            case CHANGE -> "the objective changed by at most " + rules.changeTolerance() + " of itself";
            case PATIENCE -> "no new least dev error in " + rules.patience() + " epochs";
            case TIME -> "the time of " + rules.maxSeconds() + " s is up";
        };
    }
}
