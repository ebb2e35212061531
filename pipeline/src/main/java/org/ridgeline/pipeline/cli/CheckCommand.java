package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.publish.CheckResult;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.publish.SectionFiles;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.reproduce.PinUpdate.Updated;
import org.ridgeline.pipeline.reproduce.Spread;
import org.ridgeline.pipeline.run.CpuComparison;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.Studies;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.CheckText;
import org.ridgeline.reports.table.JunitXml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs experiments and compares every expected value, on both sides. */
@Command(
        name = "check",
        description = {
            "Run an experiment and compare every figure and every stage with what is pinned.",
            "A better figure than expected fails like a worse one. Without a name all built-in experiments are checked.",
            "Weights and metrics may differ by rounding; where the hashes of their bits are the pinned ones, too, it says \"bit for bit\".",
            "Every stage is computed afresh; nothing is taken from the cache.",
            "Fails, too, where a pinned value is not the one that its history tells: only --update changes it."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "EXPERIMENT",
            description = "Built-in experiments or paths of .yaml files (default: all built-in ones).")
    private List<String> experiments = new ArrayList<>();

    @Mixin
    private PinOptions pins;

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    @Mixin
    private DenseOption dense;

    CheckCommand(Console console) {
        this.console = console;
    }

    /** An experiment and how its pinned values came about. */
    private record Loaded(Experiment experiment, History history) {}

    @Override
    public Integer call() {
        List<String> names = experiments.isEmpty() ? ExperimentFile.BUILT_IN : experiments;
        pins.require(names);
        if (pins.update()) {
            options.requireCpu("--update");
        }
        Map<String, Loaded> loaded = new LinkedHashMap<>();
        names.forEach(name -> loaded.put(name, load(name)));
        Inputs inputs = input.inputs(Optional.empty(), false);
        Map<String, Object> json = new TreeMap<>();
        // To compare is what a check is for; a spread shows no agreement.
        CpuComparison comparison = pins.spread() ? CpuComparison.NEVER : CpuComparison.ALWAYS;
        boolean passed = true;
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, comparison)) {
            for (Map.Entry<String, Loaded> named : loaded.entrySet()) {
                passed &= pins.spread()
                        ? spread(named.getValue().experiment(), inputs, workers, devices, json)
                        : check(named.getKey(), named.getValue(), inputs, workers, devices, loaded.size() > 1, json);
            }
        }
        if (options.json()) {
            console.results().print(CanonicalJson.write(json));
        }
        return (passed ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
    }

    private Loaded load(String name) {
        Experiment experiment = dense.apply(ExperimentFile.load(name));
        pins.require(experiment.solver().settings().dense());
        if (experiment.expected() == null && !pins.update()) {
            throw new ExperimentException(name + ": expected a section \"expected\" to check against, found none"
                    + "\ncheck --update --reason \"...\" writes one.");
        }
        return new Loaded(experiment, History.of(name));
    }

    private boolean check(
            String name,
            Loaded loaded,
            Inputs inputs,
            Workers workers,
            Devices devices,
            boolean several,
            Map<String, Object> json) {
        Instant started = Instant.now();
        Experiment experiment = loaded.experiment();
        Optional<Path> out = options.out().map(dir -> several ? dir.resolve(experiment.name()) : dir);
        try (RunFolder folder = RunFolder.begin(out, RunCommand.RUNS, experiment.name(), started)) {
            RunResult ran = ExperimentRun.run(
                    experiment, inputs, workers, devices, StageCache.none(), options.observer(console));
            Optional<Updated> updated =
                    pins.update() ? Optional.of(pins.update(name, started).apply(ran)) : Optional.empty();
            RunResult result = updated.map(Updated::experiment).map(ran::of).orElse(ran);
            History history = updated.map(Updated::history).orElse(loaded.history());
            Comparison compared = result.reproduction();
            List<String> changedByHand = history
                    .contradictions(result.experiment().expected())
                    .stream()
                    .map(line -> PropertyOptions.named(line, command))
                    .toList();
            Map<String, Object> checked = CheckResult.json(experiment.name(), compared, changedByHand);
            json.put(experiment.name(), checked);
            try {
                folder.write("check.json", CanonicalJson.write(checked));
                folder.write("check-junit.xml", JunitXml.render(experiment.name(), compared, changedByHand));
                publish(name, result, history, started, workers, folder);
            } catch (OutputException e) {
                throw updated.filter(done -> !done.nothing())
                        .map(done -> OutputException.afterPins(name, e))
                        .orElse(e);
            }
            if (!options.json()) {
                console.results().println(experiment.name() + ": " + experiment.title());
                console.results().println();
                updated.ifPresent(done -> console.results().print(UpdateText.render(name, done)));
                console.results().print(CheckText.render(compared, changedByHand));
                console.results().print(Summaries.certificates(result));
                console.results().print(options.deviceLine(result.trained().device()));
                console.results().println("details: " + RunCommand.relative(folder.place()));
                console.results().println();
            }
            return compared.passed() && changedByHand.isEmpty();
        }
    }

    private void publish(
            String name, RunResult result, History history, Instant started, Workers workers, RunFolder folder) {
        PublishStage.run(
                result,
                StudyRun.none(Studies.all(), result, Summaries.full(command, name, result)),
                new RunContext(started, workers.threads(), Summaries.again(command, name, result), history),
                new SectionFiles(false, workers),
                workers,
                folder);
        folder.commit();
    }

    private boolean spread(
            Experiment experiment, Inputs inputs, Workers workers, Devices devices, Map<String, Object> json) {
        StageObserver observer = options.observer(console);
        RunResult run = ExperimentRun.run(experiment, inputs, workers, devices, StageCache.none(), observer);
        Spread found = Spread.measure(run, devices, way -> {
            if (!options.quiet()) {
                console.remarks().println("spread: " + way);
            }
        });
        json.put(experiment.name(), SpreadText.json(found));
        if (!options.json()) {
            console.results().println(experiment.name() + ": " + experiment.title());
            console.results().println();
            console.results().print(SpreadText.render(found));
            console.results().println();
        }
        return found.passed();
    }
}
