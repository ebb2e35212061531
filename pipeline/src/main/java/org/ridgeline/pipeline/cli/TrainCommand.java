package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.pipeline.cli.OptionSections.Section;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.publish.PublishStage;
import org.ridgeline.pipeline.publish.RunContext;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.publish.SectionFiles;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.DescendStage;
import org.ridgeline.pipeline.run.DescendStage.Descended;
import org.ridgeline.pipeline.run.DescentHistory;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.PlanWording;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.Studies;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** Trains an experiment by descent in place of the exact solver. */
@Command(
        name = "train",
        description = {
            "Train an experiment by gradient descent or one of its family, or the exact model on labelled texts of your own.",
            "An experiment prints the same table as run, and how far each descent is from the exact optimum.",
            "With --data: read the texts, train the model and write it to --out."
        },
        customSynopsis = {
            "ridgeline train [EXPERIMENT] [OPTIONS]",
            "       ridgeline train --data FILE... [--out MODEL] [OPTIONS]"
        })
final class TrainCommand implements Callable<Integer> {

    private static final Set<Class<?>> OF_REVIEWS =
            Set.of(ReviewInputOptions.class, TextOptions.class, ReviewTrainingOptions.class, MemoryOption.class);

    private static final String SHARED = "--seed";

    private static final OptionSections SECTIONS = new OptionSections(
            List.of(
                    new Section(
                            "Options of experiments",
                            Set.of(
                                    DescentOptions.class,
                                    StoppingOptions.class,
                                    InputOptions.class,
                                    AgreementOption.class)),
                    new Section("Options of files of your own, with --data", OF_REVIEWS)),
            "Options of both",
            SHARED);

    private final Console console;

    @Mixin
    private ExperimentArgument experiment;

    @Mixin
    private DescentOptions descent;

    @Mixin
    private InputOptions input;

    @Mixin
    private RunOptions options;

    @Mixin
    private AgreementOption agreement;

    @Mixin
    private ReviewInputOptions reviews;

    @Mixin
    private ReviewTrainingOptions reviewTraining;

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
        if (reviews.given()) {
            homes.requireOnly(
                    "with --data",
                    Stream.concat(
                                    OF_REVIEWS.stream(),
                                    Stream.of(RunOptions.class, ThreadsOption.class, LogOptions.class, Ridgeline.class))
                            .collect(Collectors.toSet()),
                    SHARED);
            return new ReviewTrainer(console, reviews, reviewTraining, options)
                    .train(descent.seed())
                    .code();
        }
        homes.requireNone("without --data", OF_REVIEWS);
        Experiment loaded = experiment.load();
        History history = History.of(experiment.name());
        Inputs inputs = input.inputs(Optional.empty(), true);
        Instant started = Instant.now();
        StageObserver observer = options.observer(console);
        try (Workers workers = options.workers();
                Devices devices = options.devices(workers, agreement.comparison());
                RunFolder folder = RunFolder.begin(options.out(), RunCommand.RUNS, "train-" + loaded.name(), started)) {
            DescendStage stage =
                    new DescendStage(loaded, descent.settings(), descent.checkpoints(), workers, devices, observer);
            RunResult result = ExperimentRun.run(loaded, inputs, workers, observer, stage);
            input.remarkOnStandIn(console, result.fetched());
            List<DescentHistory> histories =
                    stage.descended().values().stream().map(Descended::history).toList();
            folder.write("history.csv", DescentHistory.csv(histories));
            folder.write("history.json", CanonicalJson.write(DescentHistory.entries(histories)));
            folder.write("descent.json", CanonicalJson.write(stage.json()));
            PublishStage.run(
                    result,
                    StudyRun.none(Studies.all(), result, Summaries.full(command, experiment.name(), result)),
                    new RunContext(
                            started,
                            workers.threads(),
                            Summaries.again(command, experiment.name(), result)
                                    + descent.resumedDensity(stage.descended().values()),
                            history),
                    new SectionFiles(false, workers),
                    workers,
                    folder);
            folder.commit();
            print(result, stage, folder.place());
        }
        return ExitCode.DONE.code();
    }

    private void print(RunResult result, DescendStage stage, Path place) {
        if (options.json()) {
            console.print(PublishStage.metrics(result));
            return;
        }
        console.print(
                Summaries.table(result) + options.deviceLine(result.trained().device()));
        stage.descended().forEach((name, fit) -> console.println(line(name, fit)));
        console.println("history: " + RunCommand.relative(place.resolve("history.csv")));
        console.println("report: " + RunCommand.relative(place.resolve("report.html")));
    }

    private static String line(String name, Descended fit) {
        EpochRecord last = fit.history().last();
        Map<String, Double> measures = last.measures();
        return String.format(
                Locale.ROOT,
                "%s: %s%s; stopped after epoch %,d, step %,d: %s; the mean objective is %.6g, %.2g above the exact optimum;"
                        + " distance of the weights %.2g",
                name,
                PlanWording.of(fit.plan()),
                fit.trials().isEmpty()
                        ? ""
                        : " (step size the best of " + fit.trials().size() + " tried)",
                last.epoch(),
                last.steps(),
                why(fit),
                last.objective(),
                fit.history().gap(),
                measures.get("distance"));
    }

    private static String why(Descended fit) {
        Stopping rules = fit.plan().stopping();
        return switch (fit.reason()) {
            case EPOCHS -> "the most epochs";
            case GRADIENT -> "the gradient is at most " + rules.gradientTolerance() + " of that at the start";
            case CHANGE -> "the objective changed by at most " + rules.changeTolerance() + " of itself";
            case PATIENCE -> "no new least dev error in " + rules.patience() + " epochs";
            case TIME -> "the time of " + rules.maxSeconds() + " s is up";
        };
    }
}
