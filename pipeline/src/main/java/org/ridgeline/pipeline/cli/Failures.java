package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.dense.DenseBackendException;
import org.ridgeline.model.gpu.GpuException;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.model.store.ModelFileException;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.predict.ClassifierException;
import org.ridgeline.pipeline.publish.RunException;
import org.ridgeline.pipeline.reproduce.PinnedException;
import org.ridgeline.pipeline.reproduce.RetrainException;
import org.ridgeline.pipeline.run.CacheException;
import org.ridgeline.pipeline.run.OutputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one message and an exit code; a stack trace only where {@code --debug} asks for it. */
final class Failures implements IExecutionExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        CommandSpec spec = command.getCommandSpec();
        UnaryOperator<String> named = message -> PropertyOptions.named(message, spec);
        int code = report(failure, parsed.originalArgs().contains("--debug"), named);
        log(failure, command.getParseResult(), named);
        return code;
    }

    /** Writes the failure to the log of the command that failed, if it keeps one. */
    private void log(Exception failure, ParseResult parsed, UnaryOperator<String> named) {
        Path file = parsed.matchedOptionValue(LogOptions.FILE, null);
        if (file == null) {
            return;
        }
        LogOptions.Level level = parsed.matchedOptionValue(LogOptions.LEVEL, LogOptions.Level.INFO);
        try {
            new RunLog(file, level == LogOptions.Level.DEBUG).error(named.apply(message(failure)), failure);
        } catch (OutputException e) {
            if (e.getMessage().equals(failure.getMessage())) {
                // It is what failed.
                return;
            }
            console.warn(named.apply(e.getMessage()));
        }
    }

    /** Prints the message of a failure, of an error of the machine too, and returns the exit code. */
    int report(Throwable failure, boolean debug) {
        return report(failure, debug, UnaryOperator.identity());
    }

    private int report(Throwable failure, boolean debug, UnaryOperator<String> named) {
        ExitCode code = code(failure);
        console.warn(named.apply(message(failure)));
        if (debug) {
            failure.printStackTrace(console.remarks());
        } else if (isBug(failure)) {
            console.remarks().println("This is a defect of Ridgeline; --debug shows where it happened.");
        }
        return code.code();
    }

    private static ExitCode code(Throwable failure) {
        if (failure instanceof ExperimentException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof DataException
                || failure instanceof RetrainException
                || failure instanceof ClassifierException
                || failure instanceof ModelFileException
                || failure instanceof RunException
                || failure instanceof PinnedException
                || failure instanceof OutputException
                || failure instanceof CacheException) {
            return ExitCode.INPUT;
        }
        return ExitCode.NUMERICAL;
    }

    private static boolean isBug(Throwable failure) {
        return code(failure) == ExitCode.NUMERICAL
                && !(failure instanceof NumericalException)
                && !(failure instanceof DivergenceException)
                && !(failure instanceof GpuException)
                && !(failure instanceof DenseBackendException)
                && !(failure instanceof VirtualMachineError)
                && !(failure instanceof LinkageError);
    }

    private static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory at a heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB\nGive more with RIDGELINE_JAVA_OPTS=-Xmx4g, or choose fewer words or another solver.";
        }
        if (failure instanceof NoClassDefFoundError && isClassName(failure.getMessage())) {
            return "a class is missing: " + failure.getMessage().replace('/', '.')
                    + "\nThe Java in use, " + System.getProperty("java.home")
                    + ", is incomplete: point JAVA_HOME at a full JDK 17 or newer.";
        }
        if (failure instanceof LinkageError) {
            return "a native library cannot be loaded: " + failure.getMessage()
                    + "\n./ridgeline doctor tells what is here and what is missing.";
        }
        return isBug(failure) ? failure.toString() : failure.getMessage();
    }

    /** Of a class that is there but failed to initialize, as over a native library, the message is a sentence. */
    private static boolean isClassName(String message) {
        return message != null && message.indexOf(' ') < 0;
    }
}
