package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
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
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
        Lambdas lambdas = sweep.lambdas();
        sweep.folds();
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
            List<StudyReport> reports = reports(result, lambdas, workers, devices, observer);
            write(reports, result, folder);
            print(reports, result, folder.place());
        }
        return ExitCode.DONE.code();
    }

    private List<StudyReport> reports(
            RunResult result, Lambdas lambdas, Workers workers, Devices devices, StageObserver observer) {
        StudyInput run = StudyInput.of(result);
        LabeledMatrix train = run.examples().get(Split.TRAIN);
        sweep.requireFolds(train.labels());
        Device device = devices.take(train.matrix().nonzeros()).device();
        List<StudyReport> reports = new ArrayList<>();
        LambdaPathStudy path = new LambdaPathStudy(lambdas, sweep.folds(), sweep.seed());
        reports.add(observed(observer, "path", progress -> path.report(run, workers, device, progress)));
        if (sweep.curves()) {
            LearningCurveStudy curves = new LearningCurveStudy(sweep.seed());
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

    private static void write(List<StudyReport> reports, RunResult result, RunFolder folder) {
        String heading = "# Sweeps of " + result.experiment().name() + " on "
                + result.fetched().corpus().name() + "\n\n"
                + (result.notice().isEmpty() ? "" : "**" + result.notice() + "**\n\n");
        folder.write("sweep.md", heading + text(reports, true));
        folder.write("sweep.json", json(reports, result));
        reports.forEach(report ->
                report.records().forEach((name, records) -> folder.write(name + ".csv", StudyReport.csv(records))));
        PublishStage.agreement(result, folder);
        folder.commit();
    }

    private static String text(List<StudyReport> reports, boolean markdown) {
        StringBuilder out = new StringBuilder();
        for (StudyReport report : reports) {
            Section section = report.section();
            out.append(markdown ? "## " : "").append(section.title()).append("\n\n");
            out.append(section.lead()).append("\n\n");
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    out.append(
                                    markdown
                                            ? table.table().markdown()
                                            : table.table().plain())
                            .append('\n');
                }
            }
        }
        return out.toString();
    }

    private static String json(List<StudyReport> reports, RunResult result) {
        Map<String, Object> json = new TreeMap<>();
        json.put("experiment", result.experiment().name());
        json.put("device", result.trained().device().json());
        json.put("corpus", result.fetched().corpus().name());
        json.put("synthetic", result.synthetic());
        if (!result.notice().isEmpty()) {
            json.put("notice", result.notice());
        }
        for (StudyReport report : reports) {
            json.putAll(report.facts());
            report.records().forEach((name, records) -> json.put(name.replace('-', '_'), records));
        }
        return CanonicalJson.write(json);
    }

    private void print(List<StudyReport> reports, RunResult result, Path place) {
        if (options.json()) {
            console.results().print(json(reports, result));
            return;
        }
        if (!result.notice().isEmpty()) {
            console.results().print(result.fetched().corpus().name() + ": " + result.notice() + "\n\n");
        }
        console.results().print(text(reports, false));
        console.results().print(options.deviceLine(result.trained().device()));
        console.results()
                .println(String.format(Locale.ROOT, "files: %s", Runner.relative(place.resolve("sweep.json"))));
    }
}
