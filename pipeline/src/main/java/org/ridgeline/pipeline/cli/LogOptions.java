package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.pipeline.cli.RunLog.Level;
import org.ridgeline.pipeline.run.StageObserver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Whether a command keeps a log, and of what. */
final class LogOptions {

    private static final String FILE = "--log-file";
    private static final String LEVEL = "--log-level";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Path file;

    /** Takes the file; refuses one that holds something else, such as data or a model, which lines at its end would damage. */
    @Option(
            names = FILE,
            paramLabel = "FILE",
            description = "Append a log to this file, a line for each stage and each error. New, or a log already.")
    private void file(Path log) {
        if (!RunLog.isLog(log)) {
            throw new ParameterException(
                    command.commandLine(),
                    FILE + ": expected a new file or a log, got one that holds something else: " + log);
        }
        file = log;
    }

    @Option(
            names = LEVEL,
            paramLabel = "error|info|debug",
            description = "What stands in the log (default: ${DEFAULT-VALUE}).",
            defaultValue = "info")
    private Level level;

    /** Returns what tells on the console, unless that is to be quiet, and in the log, where there is one, how a command proceeds. */
    StageObserver observer(Console console, boolean quiet) {
        return new StageProgress(console, quiet, Optional.ofNullable(file).map(log -> new RunLog(log, level)));
    }

    /** Returns the log of a command that failed, if it keeps one. */
    static Optional<RunLog> log(ParseResult parsed) {
        return Optional.ofNullable(parsed.<Path>matchedOptionValue(FILE, null))
                .map(file -> new RunLog(file, parsed.matchedOptionValue(LEVEL, Level.INFO)));
    }
}
