package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.device.Devices;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.pinned.History;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.publish.SectionFiles;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.FetchStage.Fetched;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.RunResult.Timing;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.pipeline.stage.Tables;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.pipeline.study.Study;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.table.PlainTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private final List<Study> studies;

    @Mixin
    private ExperimentArgument experiment;

    @Option(
            names = "--full",
            description =
                    "Compute every study of the report, not only those that take a second: a minute or two on SST.")
    private boolean full;

    @Mixin
    private InputOptions input;

    @Mixin
    private SyntheticOptions synthetic;

    @Mixin
    private RunOptions options;

    @Mixin
    private DenseOption dense;

    @Mixin
    private AgreementOption agreement;

    @Mixin
    private CacheOptions cache;

    RunCommand(Console console, List<Study> studies) {
        this.console = console;
        this.studies = List.copyOf(studies);
    }

    @Override
    public Integer call() {
        try (Workers workers = options.workers()) {
            SectionFiles sectionFiles = new SectionFiles(full, workers);
            // Before the experiment is read: that takes a tenth of a second, and one core.
            StudyRun studyRun = StudyRun.begin(studies, full, workers, sectionFiles::begin);
            return run(workers, studyRun, sectionFiles);
        }
    }

    private int run(Workers workers, StudyRun studyRun, SectionFiles sectionFiles) {
        Experiment loaded = dense.apply(experiment.load());
        History history = History.of(experiment.name());
        Inputs inputs = input.inputs(synthetic.corpus(), true);
        Instant started = Instant.now();
        try (Devices devices = options.devices(workers, agreement.comparison());
                RunFolder folder = RunFolder.begin(options.out(), RUNS, loaded.name(), started)) {
            StageObserver observer = options.observer(console);
            StageKeys keys = cache.keys(console);
            RunResult result = ExperimentRun.run(loaded, inputs, workers, devices, keys, observer);
            remarkOnStandIn(console, result.fetched());
            String allStudies = Summaries.full(experiment.name(), result)
                    + synthetic.again()
                    + options.again()
                    + dense.again()
                    + agreement.again();
            Studied studied = studyRun.finish(result, allStudies, keys, observer);
            double publishSeconds = PublishStage.run(
                    result,
                    studied,
                    new RunContext(
                            started.truncatedTo(ChronoUnit.SECONDS),
                            workers.threads(),
                            full
                                    ? allStudies
                                    : Summaries.again("run", experiment.name(), result)
                                            + synthetic.again()
                                            + options.again()
                                            + dense.again()
                                            + agreement.again(),
                            remarks(result),
                            history),
                    sectionFiles,
                    workers,
                    folder);
            folder.commit();
            print(result, studied, publishSeconds, folder.place());
            return code(studied).code();
        }
    }

    /** A table without one of its studies is a result, but no success. */
    private ExitCode code(Studied studied) {
        studied.failures().forEach(failure -> console.remarks()
                .println("ridgeline: " + failure + "\nThe run is complete but for this study."));
        return studied.failures().isEmpty() ? ExitCode.DONE : ExitCode.NUMERICAL;
    }

    /** Says on the console why another corpus stands in for the treebank, if one does. */
    static void remarkOnStandIn(Console console, Fetched fetched) {
        fetched.notice().ifPresent(why -> console.remarks()
                .println("ridgeline: " + why + "\nGoing on with the built-in synthetic corpus: "
                        + fetched.origin().notice() + "."));
    }

    /** What the artefacts say of a stand-in; the places that were looked at, paths of this machine, stay on the console. */
    static List<String> remarks(RunResult result) {
        return result.fetched().notice().isPresent()
                ? List.of("The treebank could not be had; the synthetic corpus stands in for it.")
                : List.of();
    }

    private void print(RunResult result, Studied studied, double publishSeconds, Path place) {
        if (options.json()) {
            console.results().print(PublishStage.metrics(result));
            return;
        }
        console.results().print(PlainTable.render(Tables.table(result)));
        console.results().println();
        console.results().print(Summaries.certificates(result));
        console.results().print(options.deviceLine(result.trained().device()));
        console.results()
                .println("stages: " + times(result.timings()) + studySeconds(studied)
                        + String.format(Locale.ROOT, ", publish %.2f s", publishSeconds));
        console.results().println("report: " + relative(place.resolve("report.html")));
    }

    private static String studySeconds(Studied studied) {
        double seconds = studied.timings().stream().mapToDouble(Timing::seconds).sum();
        boolean cached = studied.timings().stream().allMatch(Timing::cached);
        return studied.timings().isEmpty()
                ? ""
                : String.format(Locale.ROOT, ", studies %.2f s%s", seconds, cached ? " (cached)" : "");
    }

    private static String times(List<Timing> timings) {
        return timings.stream()
                .map(timing -> String.format(
                        Locale.ROOT,
                        "%s %.2f s%s",
                        timing.stage(),
                        timing.seconds(),
                        timing.cached() ? " (cached)" : ""))
                .collect(Collectors.joining(", "));
    }

    /** Returns the path as seen from the current folder where it lies below it. */
    static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
