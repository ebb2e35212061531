package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.predict.Evaluated;
import org.ridgeline.pipeline.predict.Evaluated.Told;
import org.ridgeline.pipeline.predict.Evaluation;
import org.ridgeline.pipeline.predict.TextClassifier;
import org.ridgeline.pipeline.run.MeasuresJson;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a model on labelled texts. */
@Command(
        name = "evaluate",
        description = {
            "Measure a model on labelled texts of your own.",
            "Labels mean what they meant when the model was trained, unless --labels says otherwise; it is printed what that is.",
            "Texts that repeat or have both labels are counted and warned of."
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOption model;

    @Mixin
    private DataOptions input;

    @Option(
            names = "--trained-on",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "The files that the model was trained on: texts that stand there, too, are counted and warned of. They are read like those of --data.")
    private List<Path> trainedOn;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--quiet", description = "Print results and warnings only, no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Mixin
    private LogOptions log;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!input.given()) {
            throw new ParameterException(command.commandLine(), "expected --data FILE");
        }
        TextClassifier classifier = model.load();
        BadRows bad = input.badRows();
        try (Workers workers = threads.workers()) {
            StageObserver observer = log.observer(console, quiet);
            Evaluated evaluated = new TimedStages(observer)
                    .run(
                            "evaluate",
                            () -> Evaluation.run(
                                    classifier,
                                    input.source(Optional.empty()),
                                    input.labels(),
                                    Optional.ofNullable(trainedOn).map(this::training),
                                    bad,
                                    console.input(),
                                    workers),
                            EvaluateCommand::summary);
            TextOptions.remark(bad, console, command);
            TextOptions.warn(evaluated.duplicates(), console);
            print(evaluated, bad);
        }
        return ExitCode.DONE.code();
    }

    /** The standard input has no second reading. */
    private DataFiles training(List<Path> files) {
        if (files.contains(DataFiles.STANDARD_INPUT)) {
            throw new ParameterException(command.commandLine(), "--trained-on: expected files, got -");
        }
        return input.texts(files);
    }

    private static String summary(Evaluated evaluated) {
        BinaryEvaluation measured = evaluated.measured();
        return String.format(Locale.ROOT, "%,d of %,d texts right", measured.correct(), measured.n());
    }

    private void print(Evaluated evaluated, BadRows bad) {
        BinaryEvaluation measured = evaluated.measured();
        if (json) {
            SortedMap<String, Object> entry = new TreeMap<>(MeasuresJson.of(measured));
            entry.put("labels", evaluated.labels());
            entry.put("mapping", evaluated.mapping().toString());
            entry.put("mappingInferred", evaluated.told() == Told.INFERRED);
            evaluated
                    .duplicates()
                    .ifPresent(
                            warning -> entry.put("duplicates", warning.lines().toList()));
            entry.put("out", evaluated.out());
            evaluated.seen().ifPresent(count -> entry.put("seen", count));
            entry.put("badRows", bad.total());
            entry.put("model", model.path().getFileName().toString());
            console.print(CanonicalJson.write(entry));
            return;
        }
        console.println("labels    "
                + TerminalText.visible(
                        Summaries.labels(evaluated.labels(), evaluated.mapping()) + "; " + evaluated.told()));
        console.printf(
                "texts     %,d%s%s%nMSE       %.4f%naccuracy  %.2f%% (%,d right)%nmajority  %s%n%npositive  %,d right, %,d taken for negative%nnegative"
                        + "  %,d right, %,d taken for positive%n",
                measured.n(),
                evaluated.out() == 0 ? "" : String.format(Locale.ROOT, ", %,d left out", evaluated.out()),
                evaluated.seen().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d in the files of --trained-on",
                                evaluated.seen().getAsInt()),
                measured.mse(),
                100 * measured.accuracy(),
                measured.correct(),
                Summaries.majority(measured),
                measured.confusion().truePositives(),
                measured.confusion().falseNegatives(),
                measured.confusion().trueNegatives(),
                measured.confusion().falsePositives());
    }
}
