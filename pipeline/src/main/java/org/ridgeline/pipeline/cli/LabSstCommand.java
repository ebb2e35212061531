package org.ridgeline.pipeline.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.run.CpuComparison;
import org.ridgeline.pipeline.run.DescentHistory;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.FetchStage;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.VectorizeStage;
import org.ridgeline.pipeline.run.Vectors;
import org.ridgeline.pipeline.study.OptimizerComparison;
import org.ridgeline.pipeline.study.OptimizersStudy;
import org.ridgeline.pipeline.study.StudyReport;
import org.ridgeline.reports.figure.Drawing;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every optimizer on SST under one budget. */
@Command(
        name = "sst",
        description = "Train SST with every optimizer under one budget and compare each with the exact optimum.")
final class LabSstCommand implements Callable<Integer> {

    /** The chapter's, and none. */
    private static final List<Double> LAMBDAS = List.of(1.0, 0.0);

    /** Of the order of the examples and of the shards; --seed is the corpus's alone. */
    private static final long SEED = 324;

    private final Console console;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description = "The most epochs of each descent (default: ${DEFAULT-VALUE}).",
            defaultValue = "3000")
    private int epochs;

    @Option(
            names = "--budget-seconds",
            paramLabel = "T",
            description =
                    "Time for all descents together, each with the same share; a round of clients that has begun is finished. Results"
                            + " under a time limit differ from machine to machine (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private double seconds;

    @Option(
            names = "--clients",
            paramLabel = "K",
            description = "Clients of federated averaging, each with a shard of its own (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + OptimizerComparison.Budget.CLIENTS)
    private int clients;

    @Option(
            names = "--local-steps",
            paramLabel = "S",
            description = {
                "Steps that each client takes on its shard before the server averages, at most --epochs; with 1, a round is a step of"
                        + " gradient descent on the whole (default: ${DEFAULT-VALUE})."
            },
            defaultValue = "" + OptimizerComparison.Budget.LOCAL_STEPS)
    private int localSteps;

    @Mixin
    private SyntheticOptions synthetic;

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    LabSstCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptimizerComparison.Budget budget = budget();
        Experiment experiment = ExperimentFile.load("sst-regularization");
        Inputs inputs = input.inputs(synthetic.corpus(), true, console);
        StageObserver observer = options.observer(console);
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, CpuComparison.NEVER);
                RunFolder folder = RunFolder.beginWithoutReport(options.out(), Runner.RUNS, "lab-sst", Instant.now())) {
            Fetched fetched = FetchStage.run(experiment, inputs, observer::downloaded);
            input.remark(console, fetched);
            Vectors vectors = VectorizeStage.run(
                    TokenizeStage.run(fetched.corpus(), experiment.tokenSettings(), workers),
                    experiment.features().settings());
            observer.began("lab");
            long began = System.nanoTime();
            OptimizerComparison comparison =
                    OptimizerComparison.run(vectors.examples(), LAMBDAS, budget, workers, devices, observer, all -> {});
            observer.ended(
                    "lab",
                    (System.nanoTime() - began) / 1e9,
                    comparison.histories().size() + " descents on "
                            + fetched.corpus().name());
            report(comparison, fetched, folder);
        }
        return ExitCode.DONE.code();
    }

    private OptimizerComparison.Budget budget() {
        return PropertyOptions.checked(
                command, () -> new OptimizerComparison.Budget(epochs, epochs, seconds, SEED, clients, localSteps));
    }

    private void report(OptimizerComparison comparison, Fetched fetched, RunFolder folder) {
        StudyReport report = new OptimizersStudy().report(comparison);
        StudyOutput output = new StudyOutput("Every optimizer", List.of(report), fetched, comparison.device());
        String json = output.json(Map.of());
        output.write("lab", json, folder);
        report.section()
                .figures()
                .forEach(figure -> folder.write(figure.caption().id() + ".svg", FigureSvg.file(Drawing.of(figure))));
        folder.write("history.csv", DescentHistory.csv(comparison.histories()));
        folder.write("history.json", CanonicalJson.write(DescentHistory.entries(comparison.histories())));
        folder.commit();
        if (output.print(console, options, json)) {
            console.results()
                    .println("comparison: " + Runner.relative(folder.place().resolve("lab.md"))
                            + ", and figures (SVG) beside it");
            console.results()
                    .println("history: " + Runner.relative(folder.place().resolve("history.csv")));
        }
    }
}
