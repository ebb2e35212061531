package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import org.ridgeline.pipeline.run.StageObserver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a command keeps a log, and of what. */
final class LogOptions {

    /** How much stands in a log. */
    enum Level {
        /** Failures. */
        ERROR,
        /** The same, and a line for each stage with its duration and sizes. */
        INFO,
        /** The same, when each stage began, and where an error happened. */
        DEBUG
    }

    static final String FILE = "--log-file";
    static final String LEVEL = "--log-level";

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

    /** Returns an observer that also writes to the log, where there is one. */
    StageObserver observer(StageObserver progress) {
        return file == null || level == Level.ERROR
                ? progress
                : new LoggedStages(progress, new RunLog(file, level == Level.DEBUG));
    }
}
