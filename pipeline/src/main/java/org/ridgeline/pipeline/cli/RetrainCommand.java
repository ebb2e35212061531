package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ridgeline.data.source.DataException;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.reproduce.RecordedRun;
import org.ridgeline.pipeline.reproduce.Retrained;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model again from what it records, and tells the first stage that differs. */
@Command(
        name = "retrain",
        description = {
            "Make a model again from what its file records, every stage afresh, and compare stage by stage, down to weights and scores.",
            "A model of your own files, which train --data wrote, needs these files again: --data, and --test where the training had it.",
            "Ends with 1, and names the first stage that differs, where something is not as recorded. Writes nothing."
        })
final class RetrainCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "MODEL",
            description = "A model that run or train --data has written, such as runs/latest/model-l2.ridgeline.")
    private Path model;

    @Mixin
    private InputOptions input;

    @Mixin
    private RetrainDataOptions data;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--quiet", description = "Print results only, no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    RetrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StoredModel stored = ModelFile.read(model);
        StageObserver observer = quiet ? StageObserver.silent() : new StageProgress(console);
        RecordedRun recorded = RecordedRun.of(model.toString(), stored);
        boolean own = recorded.experiment().dataset() != null;
        new OptionHomes(command)
                .requireNone(
                        own ? "for a model of your own files" : "for a model that was not trained on files of your own",
                        own ? Set.of(InputOptions.class) : Set.of(RetrainDataOptions.class, MemoryOption.class));
        RecordedRun placed = own ? data.placed(model.toString(), recorded) : recorded;
        try (Workers workers = threads.workers()) {
            RunResult result =
                    placed.run(input.inputs(Optional.empty(), false, console), memory.budget(), workers, observer);
            result.fetched().own().ifPresent(read -> TextOptions.remark(read.bad(), console, command));
            Retrained retrained = Retrained.of(model.toString(), stored, placed, result);
            print(retrained);
            return (retrained.same() ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
        } catch (DataException e) {
            // The model has settled what the options of train say; advice about one of this command stays.
            boolean settled = PropertyOptions.named(e.getMessage(), command).equals(e.getMessage());
            throw own && settled
                    ? e.advising(
                            "give the files that the model was trained on, with --format where neither the model nor"
                                    + " their names tell it")
                    : e;
        }
    }

    private void print(Retrained retrained) {
        if (json) {
            console.results().print(CanonicalJson.write(retrained.json()));
            return;
        }
        for (StageComparison stage : retrained.comparison().stages()) {
            if (!stage.source()) {
                console.results()
                        .println(String.format(
                                Locale.ROOT, "%-14s %s", stage.stage(), stage.agrees() ? "as recorded" : "differs"));
            } else if (!stage.agrees()) {
                console.results().println(stage.stage() + ": other content than recorded");
            }
        }
        console.results().println();
        console.results().println(verdict(retrained));
    }

    private static String verdict(Retrained retrained) {
        if (retrained.identical()) {
            return "identical: weights, bias and vocabulary are the same to the last bit";
        }
        String difference = retrained
                .firstDifference()
                .map(stage -> "first stage that differs: " + stage)
                .orElse("the same to rounding");
        return difference + retrained.agreement().map(RetrainCommand::words).orElse("; the vocabularies differ");
    }

    private static String words(Agreement agreement) {
        return String.format(
                Locale.ROOT,
                "; weights differ by at most %.1e of the largest, scores by %.1e, %,d of %,d signs",
                agreement.weights(),
                agreement.scores(),
                agreement.signs(),
                agreement.documents());
    }
}
