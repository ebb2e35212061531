package org.ridgeline.pipeline.cli;

import java.util.List;
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
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one message and an exit code; a stack trace only where {@code --debug} asks for it. */
final class Failures implements IExecutionExceptionHandler {

    private static final List<Class<?>> OF_INPUT = List.of(
            DataException.class,
            RetrainException.class,
            ClassifierException.class,
            ModelFileException.class,
            RunException.class,
            PinnedException.class,
            OutputException.class,
            CacheException.class);

    /** What else may fail without a defect of Ridgeline. */
    private static final List<Class<?>> OF_MACHINE = List.of(
            NumericalException.class,
            DivergenceException.class,
            GpuException.class,
            DenseBackendException.class,
            VirtualMachineError.class,
            LinkageError.class);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        UnaryOperator<String> named = message -> PropertyOptions.named(message, command.getCommandSpec());
        int code = report(failure, parsed.originalArgs().contains("--debug"), named);
        try {
            LogOptions.log(command.getParseResult()).ifPresent(log -> log.add(named.apply(message(failure)), failure));
        } catch (OutputException e) {
            // Unless it is what failed.
            if (!e.getMessage().equals(failure.getMessage())) {
                console.warn(named.apply(e.getMessage()));
            }
        }
        return code;
    }

    /** Prints the message of a failure, of an error of the machine too, and returns the exit code. */
    int report(Throwable failure, boolean debug) {
        return report(failure, debug, UnaryOperator.identity());
    }

    private int report(Throwable failure, boolean debug, UnaryOperator<String> named) {
        console.warn(named.apply(message(failure)));
        if (debug) {
            failure.printStackTrace(console.remarks());
        } else if (isBug(failure)) {
            console.remarks().println("This is a defect of Ridgeline; --debug shows where it happened.");
        }
        return code(failure).code();
    }

    private static ExitCode code(Throwable failure) {
        if (failure instanceof ExperimentException) {
            return ExitCode.USAGE;
        }
        return isOneOf(OF_INPUT, failure) ? ExitCode.INPUT : ExitCode.NUMERICAL;
    }

    private static boolean isBug(Throwable failure) {
        return code(failure) == ExitCode.NUMERICAL && !isOneOf(OF_MACHINE, failure);
    }

    private static boolean isOneOf(List<Class<?>> kinds, Throwable failure) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(failure));
    }

    private static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory at a heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB\nGive more with RIDGELINE_JAVA_OPTS=-Xmx4g, or choose fewer words or another solver.";
        }
        // Of a class that is there but failed to initialize, as over a native library, the message is a sentence.
        if (failure instanceof NoClassDefFoundError
                && failure.getMessage() != null
                && !failure.getMessage().contains(" ")) {
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
}
