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
import java.util.function.Supplier;
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

    @Override
    public Integer call() {
        List<String> names = experiments.isEmpty() ? ExperimentFile.BUILT_IN : experiments;
        pins.require(names);
        if (pins.update()) {
            options.requireCpu("--update");
        }
        Map<String, Updated> loaded = new LinkedHashMap<>();
        names.forEach(name -> loaded.put(name, load(name)));
        Inputs inputs = input.inputs(Optional.empty(), false, console);
        Map<String, Object> json = new TreeMap<>();
        // To compare is what a check is for; a spread shows no agreement.
        CpuComparison comparison = pins.spread() ? CpuComparison.NEVER : CpuComparison.ALWAYS;
        boolean passed = true;
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, comparison)) {
            for (Map.Entry<String, Updated> named : loaded.entrySet()) {
                Instant started = Instant.now();
                Experiment experiment = named.getValue().experiment();
                Optional<Path> out = options.out().map(dir -> loaded.size() > 1 ? dir.resolve(experiment.name()) : dir);
                Supplier<RunResult> run = () -> ExperimentRun.run(
                        experiment, inputs, workers, devices, StageCache.none(), options.observer(console));
                if (pins.spread()) {
                    passed &= spread(run.get(), devices, json);
                } else {
                    try (RunFolder folder = RunFolder.begin(out, Runner.RUNS, experiment.name(), started)) {
                        passed &= check(named.getKey(), named.getValue(), run.get(), started, workers, folder, json);
                    }
                }
            }
        }
        if (options.json()) {
            console.results().print(CanonicalJson.write(json));
        }
        return (passed ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
    }

    private Updated load(String name) {
        Experiment experiment = dense.apply(ExperimentFile.load(name));
        pins.require(experiment.solver().settings().dense());
        if (experiment.expected() == null && !pins.update()) {
            throw new ExperimentException(name + ": expected a section \"expected\" to check against, found none"
                    + "\ncheck --update --reason \"...\" writes one.");
        }
        return new Updated(experiment, History.of(name), List.of(), List.of());
    }

    private boolean check(
            String name,
            Updated loaded,
            RunResult ran,
            Instant started,
            Workers workers,
            RunFolder folder,
            Map<String, Object> json) {
        Updated pinned = pins.update()
                ? pins.update(name, started)
                        .apply(ran.experiment(), ran.evaluated().cells(), ran.chain())
                : loaded;
        RunResult result = ran.of(pinned.experiment());
        Comparison compared = result.reproduction();
        List<String> changedByHand = pinned
                .history()
                .contradictions(pinned.experiment().expected())
                .stream()
                .map(line -> PropertyOptions.named(line, command))
                .toList();
        String title = pinned.experiment().name();
        Map<String, Object> checked = CheckResult.json(title, compared, changedByHand);
        json.put(title, checked);
        try {
            folder.write("check.json", CanonicalJson.write(checked));
            folder.write("check-junit.xml", JunitXml.render(title, compared, changedByHand));
            PublishStage.run(
                    result,
                    StudyRun.none(Studies.all(), result, Summaries.full(command, name, result)),
                    new RunContext(
                            started, workers.threads(), Summaries.again(command, name, result), pinned.history()),
                    new SectionFiles(false, workers),
                    workers,
                    folder);
            folder.commit();
        } catch (OutputException e) {
            throw pinned.nothing() ? e : OutputException.afterPins(name, e);
        }
        print(
                pinned.experiment(),
                (pins.update() ? UpdateText.render(name, pinned) : "")
                        + CheckText.render(compared, changedByHand)
                        + Summaries.certificates(result)
                        + options.deviceLine(result.trained().device())
                        + "details: " + Runner.relative(folder.place()) + System.lineSeparator());
        return compared.passed() && changedByHand.isEmpty();
    }

    private boolean spread(RunResult run, Devices devices, Map<String, Object> json) {
        Spread found = Spread.measure(run, devices, way -> {
            if (!options.quiet()) {
                console.remarks().println("spread: " + way);
            }
        });
        json.put(run.experiment().name(), SpreadText.json(found));
        print(run.experiment(), SpreadText.render(found));
        return found.passed();
    }

    private void print(Experiment experiment, String text) {
        if (!options.json()) {
            console.results().println(experiment.name() + ": " + experiment.title() + "\n");
            console.results().println(text);
        }
    }
}
