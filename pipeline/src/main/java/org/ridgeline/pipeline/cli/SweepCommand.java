package org.ridgeline.pipeline.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.EarlyStoppingStudy;
import org.ridgeline.pipeline.study.LambdaPathStudy;
import org.ridgeline.pipeline.study.LearningCurveStudy;
import org.ridgeline.pipeline.study.Study.Progress;
import org.ridgeline.pipeline.study.StudyInput;
import org.ridgeline.pipeline.study.StudyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lambda path, cross-validation, learning curves and early stopping. */
@Command(
        name = "sweep",
        description = {
            "Vary lambda, the number of documents, the number of words and the solver's steps of an experiment.",
            "Prints the errors as tables and writes them as CSV and JSON."
        })
final class SweepCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ExperimentArgument experiment;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--lambdas",
            paramLabel = "LIST",
            description = {
                "Lambdas on the sum of squares: A,B,C or FROM:TO:COUNT with equal factors between; 0 is the minimum-norm solution"
                        + " (default: 0, and 1, 2, 5 times the powers of ten from 0.01 to 1000).",
                "Those of the experiment's fits are always added."
            })
    private String lambdas;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Folds of the cross-validation over the training documents (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + CrossValidation.FOLDS)
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the folds and of the order of the documents (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--no-curves",
            description = "Leave out the learning curves and early stopping, which take most of the time.")
    private boolean noCurves;

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    @Mixin
    private AgreementOption agreement;

    @Mixin
    private CacheOptions cache;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Experiment loaded = experiment.load();
        Lambdas visited = checked("--lambdas", () -> lambdas == null ? Lambdas.usual() : Lambdas.parse(lambdas));
        if (folds < 2) {
            throw new ParameterException(command.commandLine(), "--folds: expected at least 2, got " + folds);
        }
        StageObserver observer = options.observer(console);
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, agreement.comparison());
                RunFolder folder = RunFolder.beginWithoutReport(
                        options.out(), Runner.RUNS, "sweep-" + loaded.name(), Instant.now())) {
            RunResult result = ExperimentRun.run(
                    loaded,
                    input.inputs(Optional.empty(), true, console),
                    workers,
                    devices,
                    cache.open(console),
                    observer);
            input.remark(console, result.fetched());
            StudyOutput output = new StudyOutput(
                    "Sweeps of " + loaded.name(),
                    reports(result, visited, workers, devices, observer),
                    result.fetched(),
                    result.trained().device());
            String json = output.json(Map.of("experiment", loaded.name()));
            output.write("sweep", json, folder);
            PublishStage.agreement(result, folder);
            folder.commit();
            if (output.print(console, options, json)) {
                console.results()
                        .println("files: " + Runner.relative(folder.place().resolve("sweep.json")));
            }
        }
        return ExitCode.DONE.code();
    }

    private List<StudyReport> reports(
            RunResult result, Lambdas visited, Workers workers, Devices devices, StageObserver observer) {
        StudyInput run = new StudyInput(result);
        LabeledMatrix train = run.examples().get(Split.TRAIN);
        // Before anything is fitted.
        checked("--folds", () -> Folds.stratified(train.labels(), folds, seed));
        Device device = devices.take(train.matrix().nonzeros()).device();
        List<StudyReport> reports = new ArrayList<>();
        LambdaPathStudy path = new LambdaPathStudy(visited, folds, seed);
        reports.add(observed(observer, "path", progress -> path.report(run, workers, device, progress)));
        if (!noCurves) {
            LearningCurveStudy curves = new LearningCurveStudy(seed);
            reports.add(observed(observer, "curves", progress -> curves.report(run, workers, progress)));
            EarlyStoppingStudy stopping = new EarlyStoppingStudy();
            reports.add(observed(observer, "stopping", progress -> stopping.report(run, workers, progress)));
        }
        return reports;
    }

    private static StudyReport observed(StageObserver observer, String what, Function<Progress, StudyReport> work) {
        observer.began(what);
        long began = System.nanoTime();
        StudyReport report = work.apply(share -> observer.descended(what, share, ""));
        observer.ended(what, (System.nanoTime() - began) / 1e9, report.section().title());
        return report;
    }

    private <T> T checked(String option, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
