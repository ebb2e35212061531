package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.PublishStage;
import org.ridgeline.pipeline.stage.RunContext;
import org.ridgeline.pipeline.stage.RunFolder;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.Tables;
import org.ridgeline.reports.table.PlainTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The whole pipeline, from documents to the report. */
@Command(
        name = "run",
        description = "Run an experiment: print its table beside the book's and write its report.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {

    /** Where runs go, in the current folder. */
    static final Path RUNS = Path.of("runs");

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "A built-in experiment or the path of a .yaml file (default: ${DEFAULT-VALUE}).",
            defaultValue = "sst-regularization")
    private String experiment;

    @Mixin
    private InputOptions input;

    @Mixin
    private SyntheticOptions synthetic;

    @Mixin
    private RunOptions options;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Experiment loaded = ExperimentFile.load(experiment);
        Inputs inputs = input.inputs(synthetic.corpus(), true);
        Instant started = Instant.now();
        try (Workers workers = options.workers();
                RunFolder folder = RunFolder.begin(options.out(), RUNS, loaded.name(), started)) {
            RunResult result = ExperimentRun.run(loaded, inputs, workers, options.observer(console));
            remarkOnStandIn(console, result);
            double publishSeconds = PublishStage.run(
                    result,
                    new RunContext(
                            started.truncatedTo(ChronoUnit.SECONDS),
                            workers.threads(),
                            Summaries.again("run", experiment, result) + synthetic.again(),
                            remarks(result)),
                    folder);
            folder.commit();
            print(result, publishSeconds, folder.place());
        }
        return ExitCode.DONE.code();
    }

    /** Says on the console why another corpus stands in for the treebank, if one does. */
    static void remarkOnStandIn(Console console, RunResult result) {
        result.fetched().notice().ifPresent(notice -> console.remarks()
                .println("ridgeline: " + notice + "\nGoing on with the built-in synthetic corpus: " + result.notice()
                        + "."));
    }

    /** What the artefacts say of a stand-in; the places that were looked at, paths of this machine, stay on the console. */
    static List<String> remarks(RunResult result) {
        return result.fetched().notice().isPresent()
                ? List.of("The treebank could not be had; the synthetic corpus stands in for it.")
                : List.of();
    }

    private void print(RunResult result, double publishSeconds, Path place) {
        if (options.json()) {
            console.results().print(PublishStage.metrics(result));
            return;
        }
        console.results().print(PlainTable.render(Tables.table(result)));
        console.results().println();
        console.results().print(Summaries.certificates(result));
        console.results()
                .println("stages: " + times(result) + String.format(Locale.ROOT, ", publish %.2f s", publishSeconds));
        console.results().println("report: " + relative(place.resolve("report.html")));
    }

    private static String times(RunResult result) {
        return result.timings().stream()
                .map(timing -> String.format(Locale.ROOT, "%s %.2f s", timing.stage(), timing.seconds()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the path as seen from the current folder where it lies below it. */
    static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
