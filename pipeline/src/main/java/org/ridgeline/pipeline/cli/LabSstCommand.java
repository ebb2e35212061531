package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.VectorizeStage;
import org.ridgeline.pipeline.run.Vectors;
import org.ridgeline.pipeline.study.ComparisonPage;
import org.ridgeline.pipeline.study.ComparisonReport;
import org.ridgeline.pipeline.study.OptimizerComparison;
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
            String notice = fetched.origin().notice();
            input.remark(console, fetched);
            Vectors vectors = VectorizeStage.run(
                    TokenizeStage.run(fetched.corpus(), experiment.tokenSettings(), workers),
                    experiment.features().settings());
            observer.began("lab");
            long began = System.nanoTime();
            OptimizerComparison comparison =
                    OptimizerComparison.run(vectors.examples(), LAMBDAS, budget, workers, devices, observer);
            observer.ended(
                    "lab",
                    (System.nanoTime() - began) / 1e9,
                    comparison.histories().size() + " descents on "
                            + fetched.corpus().name());
            write(comparison, fetched, notice, folder);
            print(comparison, fetched, notice, folder.place());
        }
        return ExitCode.DONE.code();
    }

    private OptimizerComparison.Budget budget() {
        return PropertyOptions.checked(
                command, () -> new OptimizerComparison.Budget(epochs, epochs, seconds, SEED, clients, localSteps));
    }

    private static Map<String, Object> json(OptimizerComparison comparison, Fetched fetched, String notice) {
        Map<String, Object> json = new TreeMap<>(new ComparisonReport(comparison).json());
        json.put("device", comparison.device().json());
        json.put("corpus", fetched.corpus().name());
        json.put("synthetic", fetched.origin() == Origin.SYNTHETIC);
        Optional.of(notice).filter(text -> !text.isEmpty()).ifPresent(text -> json.put("notice", text));
        return json;
    }

    private static void write(OptimizerComparison comparison, Fetched fetched, String notice, RunFolder folder) {
        String heading = "# Every optimizer on " + fetched.corpus().name() + "\n\n"
                + (notice.isEmpty() ? "" : "**" + notice + "**\n\n");
        folder.write("lab.md", heading + new ComparisonReport(comparison).markdown());
        new ComparisonPage(comparison)
                .gaps()
                .forEach(figure -> folder.write(figure.caption().id() + ".svg", FigureSvg.file(Drawing.of(figure))));
        folder.write("lab.json", CanonicalJson.write(json(comparison, fetched, notice)));
        folder.write("history.csv", DescentHistory.csv(comparison.histories()));
        folder.write("history.json", CanonicalJson.write(DescentHistory.entries(comparison.histories())));
        folder.commit();
    }

    private void print(OptimizerComparison comparison, Fetched fetched, String notice, Path place) {
        if (options.json()) {
            console.results().print(CanonicalJson.write(json(comparison, fetched, notice)));
            return;
        }
        if (!notice.isEmpty()) {
            console.results().println(fetched.corpus().name() + ": " + notice);
        }
        console.results().print(new ComparisonReport(comparison).text());
        console.results().print(options.deviceLine(comparison.device()));
        console.results().println();
        console.results()
                .println("comparison: " + Runner.relative(place.resolve("lab.md")) + ", and figures (SVG) beside it");
        console.results().println("history: " + Runner.relative(place.resolve("history.csv")));
    }
}
