package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.cli.SweepReport.Part;
import org.ridgeline.pipeline.device.DeviceUse;
import org.ridgeline.pipeline.device.Devices;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.pipeline.study.EarlyStoppingSection;
import org.ridgeline.pipeline.study.EarlyStoppingStudy;
import org.ridgeline.pipeline.study.LambdaPathSection;
import org.ridgeline.pipeline.study.LearningCurveSection;
import org.ridgeline.pipeline.study.LearningCurveStudy;
import org.ridgeline.pipeline.sweep.CrossValidation;
import org.ridgeline.pipeline.sweep.EarlyStopping;
import org.ridgeline.pipeline.sweep.LambdaPath;
import org.ridgeline.pipeline.sweep.Lambdas;
import org.ridgeline.pipeline.sweep.SizeCurve;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lambda path, cross-validation, learning curves and early stopping. */
@Command(
        name = "sweep",
        description = {
            "Vary lambda, the number of documents, the number of words and the solver's steps of an experiment.",
            "Prints the errors as tables and writes them as CSV and JSON."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class SweepCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ExperimentArgument experiment;

    @Mixin
    private SweepOptions sweep;

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
        Lambdas lambdas = sweep.lambdas(loaded.fits());
        sweep.folds();
        StageObserver observer = options.observer(console);
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, agreement.comparison());
                RunFolder folder = RunFolder.beginWithoutReport(
                        options.out(), RunCommand.RUNS, "sweep-" + loaded.name(), Instant.now())) {
            RunResult result = ExperimentRun.run(
                    loaded, input.inputs(Optional.empty(), true), workers, devices, cache.keys(console), observer);
            RunCommand.remarkOnStandIn(console, result.fetched());
            sweep.requireFolds(result.vectors().examples().get(Split.TRAIN).labels());
            SweepReport report = new SweepReport(result);
            swept(observer, "path", share -> path(result, lambdas, workers, devices, share), report::add);
            if (sweep.curves()) {
                swept(observer, "curves", share -> curves(result, workers, share), report::add);
                swept(observer, "stopping", share -> stopping(result, workers, share), report::add);
            }
            report.write(folder);
            PublishStage.agreement(result, folder);
            folder.commit();
            print(report, result.trained().device(), folder.place());
        }
        return ExitCode.DONE.code();
    }

    private Part path(RunResult result, Lambdas lambdas, Workers workers, Devices devices, DoubleConsumer share) {
        Map<Split, LabeledMatrix> examples = result.vectors().examples();
        Device device =
                devices.take(examples.get(Split.TRAIN).matrix().nonzeros()).device();
        double each = 1.0 / (sweep.folds() + 1);
        LambdaPath path = LambdaPath.run(examples, lambdas, workers, device, done -> share.accept(each * done));
        CrossValidation validation = CrossValidation.run(
                examples.get(Split.TRAIN),
                lambdas,
                sweep.folds(),
                sweep.seed(),
                workers,
                device,
                done -> share.accept(each + (1 - each) * done));
        return new Part(
                LambdaPathSection.of(path, validation, result.experiment().fits()),
                Map.of("lambda-path", SweepFiles.path(path, validation)),
                Map.of(
                        "folds", sweep.folds(),
                        "seed", sweep.seed(),
                        "chosen_lambda", validation.best().lambda(),
                        "one_standard_error_lambda",
                                validation.oneStandardError().lambda()));
    }

    private Part curves(RunResult result, Workers workers, DoubleConsumer share) {
        LearningCurveStudy.Curves curves = LearningCurveStudy.curves(result, sweep.seed(), workers, share::accept);
        SizeCurve documents = curves.documents();
        SizeCurve words = curves.words();
        return new Part(
                LearningCurveSection.of(documents, words, curves.threshold(), sweep.seed()),
                Map.of("learning-curve", SweepFiles.curve(documents), "vocabulary-curve", SweepFiles.curve(words)),
                Map.of("curve_lambda", documents.lambda(), "interpolation_words", curves.threshold()));
    }

    private static Part stopping(RunResult result, Workers workers, DoubleConsumer share) {
        EarlyStopping stopping = EarlyStopping.run(result.vectors().examples(), workers, share);
        return new Part(
                EarlyStoppingSection.of(stopping, EarlyStoppingStudy.ridge(result)),
                Map.of("early-stopping", SweepFiles.iterates(stopping)),
                Map.of("best_test_step", stopping.best(Split.TEST).step()));
    }

    private static void swept(
            StageObserver observer, String what, Function<DoubleConsumer, Part> work, Consumer<Part> keep) {
        observer.began(what);
        long began = System.nanoTime();
        Part part = work.apply(share -> observer.descended(what, share, ""));
        observer.ended(what, (System.nanoTime() - began) / 1e9, part.section().title());
        keep.accept(part);
    }

    private void print(SweepReport report, DeviceUse device, Path place) {
        if (options.json()) {
            console.results().print(report.json());
            return;
        }
        console.results().print(report.text());
        console.results().print(options.deviceLine(device));
        console.results()
                .println(String.format(Locale.ROOT, "files: %s", RunCommand.relative(place.resolve("sweep.json"))));
    }
}
