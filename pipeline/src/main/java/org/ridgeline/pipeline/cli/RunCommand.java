package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.publish.SectionFiles;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.pipeline.study.Study;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.page.Section;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole pipeline, from documents to the report. */
@Command(
        name = "run",
        description = "Run an experiment: print its table, on SST beside the book's, and write its report.")
final class RunCommand implements Callable<Integer> {

    /** Where runs go, in the current folder. */
    static final Path RUNS = Path.of("runs");

    private final Console console;
    private final List<Study> studies;
    private final Map<String, Supplier<Section>> early;

    @Spec
    private CommandSpec command;

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

    /** Takes the studies, and what {@link StudyRun#early} has begun of them. */
    RunCommand(Console console, List<Study> studies, Map<String, Supplier<Section>> early) {
        this.console = console;
        this.studies = List.copyOf(studies);
        this.early = early;
    }

    @Override
    public Integer call() {
        try (Workers workers = options.workers()) {
            SectionFiles sectionFiles = new SectionFiles(full, workers);
            // Before the experiment is read: that takes a tenth of a second, and one core.
            StudyRun studyRun = StudyRun.begin(studies, early, full, workers, sectionFiles::begin);
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
            StageCache kept = cache.open(console);
            RunResult result = ExperimentRun.run(loaded, inputs, workers, devices, kept, observer);
            sectionFiles.begin(result);
            input.remarkOnStandIn(console, result.fetched());
            String allStudies = Summaries.full(command, experiment.name(), result);
            Studied studied = studyRun.finish(result, allStudies, kept, observer);
            double publishSeconds = PublishStage.run(
                    result,
                    studied,
                    new RunContext(
                            started,
                            workers.threads(),
                            full ? allStudies : Summaries.again(command, experiment.name(), result),
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
        studied.failures().forEach(failure -> console.warn(failure + "\nThe run is complete but for this study."));
        return studied.failures().isEmpty() ? ExitCode.DONE : ExitCode.NUMERICAL;
    }

    private void print(RunResult result, Studied studied, double publishSeconds, Path place) {
        if (options.json()) {
            console.print(PublishStage.metrics(result));
            return;
        }
        console.print(
                Summaries.table(result) + options.deviceLine(result.trained().device()));
        console.println("stages: " + times(result.timings()) + studySeconds(studied)
                + String.format(Locale.ROOT, ", publish %.2f s", publishSeconds));
        console.println("report: " + relative(place.resolve("report.html")));
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
