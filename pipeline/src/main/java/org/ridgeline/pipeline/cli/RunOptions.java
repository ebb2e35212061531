package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.stage.StageObserver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how a command works and where its results go. */
final class RunOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write the results to this new or empty folder instead of one with the time in its name in runs/.")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (default: one per core). The results are the same for any number.")
    private Integer threads;

    @Option(names = "--quiet", description = "Print results only, no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(names = "--debug", description = "Show where an error happened.")
    private boolean debug;

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }

    Workers workers() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1 || count > 1024) {
            throw new ParameterException(command.commandLine(), "--threads: expected 1 to 1024, got " + count);
        }
        return new Workers(count);
    }

    StageObserver observer(Console console) {
        return quiet ? StageObserver.silent() : new StageProgress(console);
    }
}
