package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.reproduce.RecordedReviews;
import org.ridgeline.pipeline.reproduce.Retrained;
import org.ridgeline.pipeline.review.ReviewFit;
import org.ridgeline.pipeline.review.ReviewPlan;
import org.ridgeline.pipeline.review.ReviewReport;
import org.ridgeline.pipeline.review.ReviewTraining;
import org.ridgeline.pipeline.run.ReviewReading;
import org.ridgeline.pipeline.run.Reviews;
import org.ridgeline.pipeline.run.StageObserver;
import picocli.CommandLine.Model.CommandSpec;

/** Trains on the user's own texts as a model records it: the part of {@code retrain} that {@code --data} asks for. */
final class ReviewRetrainer {

    private final Console console;
    private final CommandSpec command;
    private final StageObserver observer;
    private final TimedStages stages;

    ReviewRetrainer(Console console, CommandSpec command, StageObserver observer) {
        this.console = console;
        this.command = command;
        this.observer = observer;
        this.stages = new TimedStages(observer);
    }

    Retrained retrain(RecordedReviews recorded, MemoryBudget budget, Workers workers) {
        ReviewPlan plan = recorded.plan();
        BadRows bad = plan.skipBadRows() ? BadRows.skip() : BadRows.stop();
        Reviews reviews = stages.run("read", () -> read(plan, bad, workers), ReviewReport::rows);
        TextOptions.remark(bad, console, command);
        try (ReviewTraining data = stages.run(
                "vectorize",
                () -> ReviewTraining.again(
                        reviews,
                        plan.settings().features(),
                        plan.place(),
                        budget,
                        Path.of(System.getProperty("java.io.tmpdir")),
                        workers),
                ReviewTraining::size)) {
            data.require(List.of(plan.penalty()));
            SolverSettings solver = new SolverSettings(
                    Solver.AUTO, plan.tolerance(), SolverSettings.defaults().maxIterations());
            ReviewFit fit = stages.run(
                    "train", () -> data.fit(plan.penalty(), solver, plan.seed(), observer), ReviewReport::fitted);
            return recorded.compared(data, fit);
        }
    }

    /** What is amiss with files is told with another advice than to {@code train}, whose options the model has settled. */
    private Reviews read(ReviewPlan plan, BadRows bad, Workers workers) {
        try {
            return ReviewReading.read(plan.settings(), bad, console.input(), workers.threads());
        } catch (DataException e) {
            throw e.advising(
                    "give the files that the model was trained on, with --format where neither the model nor their"
                            + " names tell it");
        }
    }
}
