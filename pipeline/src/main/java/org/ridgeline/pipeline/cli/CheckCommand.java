package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.device.Devices;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.publish.CheckResult;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.study.Studies;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.CheckText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs experiments and compares every expected value, on both sides. */
@Command(
        name = "check",
        description = {
            "Run an experiment and compare every figure and every stage with what is pinned.",
            "A better figure than expected fails like a worse one. Without a name all built-in experiments are checked.",
            "Every stage is computed afresh; nothing is taken from the cache."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "EXPERIMENT",
            description = "Built-in experiments or paths of .yaml files (default: all built-in ones).")
    private List<String> experiments = new ArrayList<>();

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> names = experiments.isEmpty() ? ExperimentFile.BUILT_IN : experiments;
        Map<String, Experiment> loaded = new LinkedHashMap<>();
        names.forEach(name -> loaded.put(name, load(name)));
        Inputs inputs = input.inputs(Optional.empty(), false);
        Map<String, Object> json = new TreeMap<>();
        boolean passed = true;
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers)) {
            for (Map.Entry<String, Experiment> named : loaded.entrySet()) {
                Experiment experiment = named.getValue();
                ReproductionReport report =
                        check(named.getKey(), experiment, inputs, workers, devices, loaded.size() > 1);
                json.put(experiment.name(), CheckResult.json(experiment.name(), report));
                passed &= report.passed();
            }
        }
        if (options.json()) {
            console.results().print(CanonicalJson.write(json));
        }
        return (passed ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
    }

    private static Experiment load(String name) {
        Experiment experiment = ExperimentFile.load(name);
        if (experiment.expected() == null) {
            throw new ExperimentException(name + ": expected a section \"expected\" to check against, found none");
        }
        return experiment;
    }

    private ReproductionReport check(
            String name, Experiment experiment, Inputs inputs, Workers workers, Devices devices, boolean several) {
        Instant started = Instant.now();
        Optional<Path> out = options.out().map(dir -> several ? dir.resolve(experiment.name()) : dir);
        try (RunFolder folder = RunFolder.begin(out, RunCommand.RUNS, experiment.name(), started)) {
            RunResult result = ExperimentRun.run(
                    experiment, inputs, workers, devices, StageKeys.none(), options.observer(console));
            ReproductionReport report = result.reproduction();
            CheckResult.write(experiment.name(), report, folder);
            PublishStage.run(
                    result,
                    StudyRun.none(Studies.all(), Summaries.full(name, result) + options.again()),
                    new RunContext(
                            started.truncatedTo(ChronoUnit.SECONDS),
                            workers.threads(),
                            Summaries.again("check", name, result) + options.again(),
                            List.of()),
                    false,
                    workers,
                    folder);
            folder.commit();
            if (!options.json()) {
                console.results().println(experiment.name() + ": " + experiment.title());
                console.results().println();
                console.results().print(CheckText.render(report));
                console.results().print(Summaries.certificates(result));
                console.results().print(options.deviceLine(result.trained().device()));
                console.results().println("details: " + RunCommand.relative(folder.place()));
                console.results().println();
            }
            return report;
        }
    }
}
