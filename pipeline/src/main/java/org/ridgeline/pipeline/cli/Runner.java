package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.publish.SectionFiles;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.DescendStage;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.ExperimentRun.Training;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TrainStage;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.pipeline.study.Study;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.page.Section;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes an experiment through the pipeline into a run folder, with the options that all such commands have. */
final class Runner {

    /** Where runs go, in the current folder. */
    static final Path RUNS = Path.of("runs");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--full",
            description =
                    "Compute every study of the report, not only those that take a second: a minute or two on SST.")
    private boolean full;

    @Option(
            names = "--no-texts",
            description =
                    "Leave texts of own data out of the report; they stand nowhere else: its mistakes show them word by word.")
    private boolean withoutTexts;

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    @Mixin
    private DenseOption dense;

    @Mixin
    private AgreementOption agreement;

    @Mixin
    private CacheOptions cache;

    @Mixin
    private MemoryOption memory;

    RunOptions options() {
        return options;
    }

    /**
     * What is asked for.
     *
     * @param experiment what to run
     * @param name what the user called it; empty for one that the options describe
     * @param history of its pinned values
     * @param descent how to descend in place of the exact solvers; empty for these
     * @param ready hears of the result before its report is made
     */
    record Request(
            Experiment experiment,
            String name,
            History history,
            Optional<DescentOptions> descent,
            Consumer<RunResult> ready) {

        private String folder() {
            return name.isEmpty() || descent.isEmpty() ? experiment.name() : "train-" + experiment.name();
        }
    }

    /**
     * Runs into a folder.
     *
     * @param asked is called once the studies that need no run have begun
     * @param early what was begun of them before
     */
    int run(
            Console console,
            Supplier<Request> asked,
            Optional<Synthetic> synthetic,
            List<Study> studies,
            Map<String, Supplier<Section>> early) {
        try (Workers workers = options.workers()) {
            SectionFiles files = new SectionFiles(full, workers);
            // Before the experiment is read: that takes a tenth of a second, and one core.
            StudyRun study = StudyRun.begin(studies, early, full, workers, files::begin);
            Request request = asked.get();
            Experiment experiment = dense.apply(request.experiment());
            Inputs inputs = input.inputs(synthetic, true, console);
            request.descent().ifPresent(DescentOptions::settings);
            Instant started = Instant.now();
            try (Devices devices = options.devices(workers, agreement.comparison());
                    RunFolder folder = RunFolder.begin(options.out(), RUNS, request.folder(), started)) {
                StageObserver observer = options.observer(console);
                StageCache kept = cache.open(console);
                Optional<DescendStage> descent = request.descent()
                        .map(how -> new DescendStage(
                                experiment, how.settings(), how.checkpoints(), workers, devices, observer));
                RunResult result = ExperimentRun.run(
                        experiment,
                        inputs,
                        memory.budget(),
                        workers,
                        kept,
                        observer,
                        training(descent, experiment, workers, devices, kept));
                input.remark(console, result.fetched());
                request.ready().accept(result);
                files.begin(result);
                String all = Summaries.full(command, request.name(), result);
                Studied studied = descent.isPresent()
                        ? StudyRun.none(studies, result, all)
                        : study.finish(result, !withoutTexts, all, kept, observer);
                descent.ifPresent(followed -> DescentSummary.write(followed, folder));
                String line = full ? all : Summaries.again(command, request.name(), result);
                String density = descent.map(followed -> request.descent()
                                .orElseThrow()
                                .resumedDensity(followed.descended().values()))
                        .orElse("");
                double publish = PublishStage.run(
                        result,
                        studied,
                        new RunContext(started, workers.threads(), line + density, request.history()),
                        files,
                        workers,
                        folder);
                folder.commit();
                print(console, result, studied, publish, descent, folder.place());
                studied.failures()
                        .forEach(failure -> console.warn(failure + "\nThe run is complete but for this study."));
                // A table without one of its studies is a result, but no success.
                return (studied.failures().isEmpty() ? ExitCode.DONE : ExitCode.NUMERICAL).code();
            }
        }
    }

    /** Fits, and writes nothing. */
    RunResult fit(Console console, Experiment asked) {
        Experiment experiment = dense.apply(asked);
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, agreement.comparison())) {
            StageCache kept = cache.open(console);
            RunResult result = ExperimentRun.run(
                    experiment,
                    input.inputs(Optional.empty(), false, console),
                    memory.budget(),
                    workers,
                    kept,
                    options.observer(console),
                    training(Optional.empty(), experiment, workers, devices, kept));
            input.remark(console, result.fetched());
            return result;
        }
    }

    private static Training training(
            Optional<DescendStage> descent, Experiment experiment, Workers workers, Devices devices, StageCache kept) {
        return descent.<Training>map(stage -> stage)
                .orElseGet(() -> new TrainStage(experiment.solver(), workers, devices, kept));
    }

    private void print(
            Console console,
            RunResult result,
            Studied studied,
            double publishSeconds,
            Optional<DescendStage> descent,
            Path place) {
        if (options.json()) {
            console.print(PublishStage.metrics(result));
            return;
        }
        console.print(Summaries.own(result)
                + Summaries.table(result)
                + options.deviceLine(result.trained().device()));
        descent.ifPresentOrElse(
                followed -> {
                    DescentSummary.lines(followed).forEach(console::println);
                    console.println("history: " + relative(place.resolve("history.csv")));
                },
                () -> console.println("stages: " + times(result.timings()) + studySeconds(studied)
                        + String.format(Locale.ROOT, ", publish %.2f s", publishSeconds)));
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
