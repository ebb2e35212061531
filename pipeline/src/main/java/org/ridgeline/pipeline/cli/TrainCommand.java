package org.ridgeline.pipeline.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.cli.OptionSections.Section;
import org.ridgeline.pipeline.cli.Runner.Request;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunModel;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.study.Studies;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains an experiment by descent, or the user's own data as an experiment that the options describe. */
@Command(
        name = "train",
        description = {
            "Train on labelled texts of your own: read them, fit, measure, and write a run with its report, like run.",
            "Without --data, or with --optimizer: by gradient descent or one of its family, and tell how far each fit is from the exact"
                    + " optimum."
        },
        customSynopsis = {"ridgeline train --data FILE... [OPTIONS]", "       ridgeline train [EXPERIMENT] [OPTIONS]"})
final class TrainCommand implements Callable<Integer> {

    private static final Path DEFAULT_MODEL = Path.of("reviews.model");

    private static final Set<Class<?>> OF_DATA =
            Set.of(DataOptions.class, TextOptions.class, OwnDataOptions.class, TrainCommand.class);

    private static final Set<Class<?>> OF_DESCENTS = Set.of(DescentOptions.class, StoppingOptions.class);

    private static final String SHARED = "--seed";

    private static final OptionSections SECTIONS = new OptionSections(
            List.of(
                    new Section("Options of files of your own, with --data", OF_DATA),
                    new Section("Options of descents", OF_DESCENTS)),
            "Options of both",
            SHARED);

    private final Console console;

    @Mixin
    private ExperimentArgument experiment;

    @Mixin
    private DataOptions data;

    @Mixin
    private OwnDataOptions own;

    @Option(
            names = "--save-experiment",
            paramLabel = "FILE.yaml",
            description = "Write the experiment that these options describe; ridgeline run FILE.yaml runs it again.")
    private Path saved;

    @Option(
            names = "--model-only",
            description =
                    "Write no run, only the model, to the file --out (default: reviews.model); several get the fit's name before their ending.")
    private boolean modelOnly;

    @Mixin
    private DescentOptions descent;

    @Mixin
    private Runner runner;

    @Spec
    private CommandSpec command;

    TrainCommand(Console console) {
        this.console = console;
    }

    /** Returns the command with a help that tells the options of its two uses apart. */
    static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new TrainCommand(console));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, SECTIONS);
        return line;
    }

    @Override
    public Integer call() {
        OptionHomes homes = new OptionHomes(command);
        if (!data.given()) {
            homes.requireNone("without --data", OF_DATA);
            return runner.run(
                    console,
                    () -> new Request(
                            experiment.load(),
                            experiment.name(),
                            History.of(experiment.name()),
                            Optional.of(descent),
                            run -> {}),
                    Optional.empty(),
                    Studies.all(),
                    Map.of());
        }
        homes.requireNone("with --data", Set.of(ExperimentArgument.class, InputOptions.class));
        boolean descends = homes.given(OF_DESCENTS, SHARED);
        Experiment described = own.experiment(data, descent.seed());
        requireOther(saved, "--save-experiment", described);
        return modelOnly ? models(described, descends) : run(described, descends);
    }

    private int run(Experiment described, boolean descends) {
        return runner.run(
                console,
                () -> new Request(
                        described, "", History.none(), descends ? Optional.of(descent) : Optional.empty(), this::save),
                Optional.empty(),
                Studies.all(),
                Map.of());
    }

    private int models(Experiment described, boolean descends) {
        if (descends) {
            throw new ParameterException(
                    command.commandLine(), "--model-only: expected the exact solvers, got a descent");
        }
        Path out = runner.options().out().orElse(DEFAULT_MODEL).toAbsolutePath().normalize();
        InputGuard.requireWritable(out);
        described.fits().forEach(fit -> requireOther(named(out, described, fit.name()), "--out", described));
        RunResult result = runner.fit(console, described);
        save(result);
        // After the last fit: one that fails leaves no model of the others, whose figures nobody would see.
        LinkedHashMap<Path, WholeFile.Content> models = new LinkedHashMap<>();
        for (TrainedFit fit : result.trained().fits()) {
            models.put(
                    named(out, described, fit.spec().name()), file -> ModelFile.write(file, RunModel.of(result, fit)));
        }
        WholeFiles.write(models, OutputException::file);
        if (runner.options().json()) {
            console.print(PublishStage.metrics(result));
        } else {
            console.print(Summaries.own(result)
                    + Summaries.table(result)
                    + runner.options().deviceLine(result.trained().device()));
            models.keySet().forEach(file -> console.println("model: " + Runner.relative(file)));
        }
        return ExitCode.DONE.code();
    }

    private void save(RunResult result) {
        if (saved != null) {
            byte[] yaml = ExperimentFile.yaml(result.experiment()).getBytes(StandardCharsets.UTF_8);
            WholeFiles.write(
                    new LinkedHashMap<>(Map.of(saved.toAbsolutePath(), out -> out.write(yaml))), OutputException::file);
        }
    }

    /** Returns {@code reviews-cv.model} for {@code reviews.model}, where there are several fits. */
    private static Path named(Path out, Experiment described, String fit) {
        String name = out.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (described.fits().size() == 1) {
            return out;
        }
        return out.resolveSibling(
                dot <= 0 ? name + "-" + fit : name.substring(0, dot) + "-" + fit + name.substring(dot));
    }

    /** What is written must not replace what is trained on. */
    private void requireOther(Path out, String option, Experiment described) {
        List<Path> read = Stream.concat(
                        described.dataset().data().files().stream(),
                        described.dataset().testData().stream().flatMap(source -> source.files().stream()))
                .toList();
        InputGuard.requireOther(command, option, out, read);
    }
}
