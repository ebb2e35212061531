package org.ridgeline.pipeline.cli;

import java.io.PrintWriter;
import java.util.List;
import org.ridgeline.pipeline.study.Studies;
import org.ridgeline.pipeline.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: one command with a subcommand for each use. */
@Command(
        name = "ridgeline",
        description = "Sentiment classification with least squares: a published table, reproduced and kept true.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; a check passed",
            "1:a check failed",
            "2:wrong usage or configuration",
            "3:bad or missing input, or results that cannot be written",
            "4:the device or the numbers failed"
        })
public final class Ridgeline implements Runnable {

    @Spec
    private CommandSpec command;

    private Ridgeline() {}

    /**
     * Runs the command line and exits.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(Console.system(), arguments));
    }

    /** Runs the command line and returns the exit code. */
    static int run(Console console, String... arguments) {
        return run(console, Studies.all(), arguments);
    }

    /** The same with these studies in place of all that there are. */
    static int run(Console console, List<Study> studies, String... arguments) {
        Failures failures = new Failures(console);
        CommandLine line = new CommandLine(new Ridgeline())
                .addSubcommand(new RunCommand(console, studies))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new DoctorCommand(console))
                .addSubcommand(TrainCommand.line(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new RetrainCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new SweepCommand(console))
                .addSubcommand(new CommandLine(new LabCommand(console)).addSubcommand(new LabSstCommand(console)))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchDeviceCommand(console))
                        .addSubcommand(new BenchReviewsCommand(console)))
                .addSubcommand(new CacheCommand(console))
                .setExecutionStrategy(new LogGuard())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(new UsageFaults(console))
                .setOut(new PrintWriter(console.results(), true))
                .setErr(new PrintWriter(console.remarks(), true))
                .setCaseInsensitiveEnumValuesAllowed(true);
        try {
            int code = line.execute(arguments);
            return console.delivered() ? code : undelivered(console, code);
        } catch (OutOfMemoryError | LinkageError failure) {
            return failures.report(failure, List.of(arguments).contains("--debug"));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "expected a command");
    }

    /** A full disk or a closed pipe behind standard output: the caller must not take half the results for all of them. */
    private static int undelivered(Console console, int code) {
        console.remarks().println("ridgeline: standard output cannot be written: the results printed are not complete");
        return code == ExitCode.DONE.code() ? ExitCode.INPUT.code() : code;
    }
}
