package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.reproduce.PinChange;
import org.ridgeline.pipeline.reproduce.PinUpdate;
import org.ridgeline.pipeline.run.Environment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of a check that change pinned values, or measure how far they spread. */
final class PinOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--update",
            description = {
                "Rewrite each pinned value of the .yaml file that is not as measured, nothing else in it, and add a line"
                        + " for each change to NAME.history.jsonl beside it. A stage whose bits alone are others counts as"
                        + " changed. The book's values are never changed."
            })
    private boolean update;

    @Option(names = "--reason", paramLabel = "TEXT", description = "With --update: why, in one line. Required.")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "With --update: who changes the values, in one line; kept in the history before Ridgeline's"
                    + " version. Without it the history names the version alone.")
    private String by;

    @Option(
            names = "--spread",
            description =
                    "Measure in place of checking: how far each figure spreads over threads, row orders, solvers and"
                            + " their tolerances, and which tolerance follows. Ends with 1 where the file's is narrower.")
    private boolean spread;

    boolean update() {
        return update;
    }

    boolean spread() {
        return spread;
    }

    /** Fails where values would be pinned that another machine computes with other bits. */
    void require(DenseBackend dense) {
        require(
                !update || dense.portable(),
                "--update: expected dense algebra with the same bits on every machine, java with fused multiply-add, got "
                        + dense.arithmetic());
    }

    /** Fails where the options do not go together, or not with these experiments. */
    void require(List<String> experiments) {
        require(!update || !spread, "--update means nothing with --spread");
        require(update || reason == null, "--reason: expected --update beside it, got --reason alone");
        require(update || by == null, "--by: expected --update beside it, got --by alone");
        if (!update) {
            return;
        }
        require(reason != null, "--update: expected --reason \"why the values change\" beside it, got --update alone");
        PropertyOptions.checked(command, () -> {
            PinChange.requireLine("reason", reason, PinChange.MAX_REASON);
            if (by != null) {
                PinChange.requireLine("by", by, 100);
            }
        });
        for (String name : experiments) {
            require(
                    ExperimentFile.path(name).isPresent(),
                    "--update: expected the path of a .yaml file, got the built-in experiment " + name
                            + ", which is part of the program\nIts file is pipeline/src/main/resources/org/ridgeline/pipeline/"
                            + "experiment/" + name + ".yaml in the source tree; copy it, or give its path.");
        }
    }

    /** Returns the update of an experiment file. */
    PinUpdate update(String experiment, Instant now) {
        Path file = ExperimentFile.path(experiment).orElseThrow();
        String program = "ridgeline " + Environment.ridgelineVersion();
        return new PinUpdate(
                file, reason, now.truncatedTo(ChronoUnit.SECONDS), by == null ? program : by.strip() + ", " + program);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }
}
