package org.ridgeline.pipeline.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgeline.pipeline.study.Studies;
import org.ridgeline.pipeline.study.Study;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.page.Section;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: one command with a subcommand for each use. */
@Command(
        name = "ridgeline",
        description = "Sentiment classification with least squares: a published table, reproduced and kept true.",
        scope = ScopeType.INHERIT,
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
public final class Ridgeline {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error happened.")
    private boolean debug;

    private Ridgeline() {}

    /** Runs the command line and exits. */
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
        String first = arguments.length > 0 ? arguments[0] : "";
        Map<String, Supplier<Section>> early = first.equals("run") ? StudyRun.early(studies) : Map.of();
        Map<String, Supplier<Object>> commands = commands(console, studies, early);
        CommandLine line = new CommandLine(new Ridgeline());
        // Picocli reads the annotations of every command that it is given: of one 0.02 s, of all 0.12 s.
        commands.forEach((name, command) -> {
            if (name.equals(first) || !commands.containsKey(first)) {
                line.addSubcommand(name, command.get());
            }
        });
        line.setExecutionExceptionHandler(failures)
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

    /** Returns what makes each command, by its name, in the order in which help lists them. */
    private static Map<String, Supplier<Object>> commands(
            Console console, List<Study> studies, Map<String, Supplier<Section>> early) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(console, studies, early));
        commands.put("check", () -> new CheckCommand(console));
        commands.put("report", () -> new ReportCommand(console));
        commands.put("doctor", () -> new DoctorCommand(console));
        commands.put("train", () -> TrainCommand.line(console));
        commands.put("evaluate", () -> new EvaluateCommand(console));
        commands.put("predict", () -> new PredictCommand(console));
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("export", () -> new ExportCommand(console));
        commands.put("retrain", () -> new RetrainCommand(console));
        commands.put("diff", () -> new DiffCommand(console));
        commands.put("sweep", () -> new SweepCommand(console));
        commands.put("lab", () -> new CommandLine(new LabCommand(console)).addSubcommand(new LabSstCommand(console)));
        commands.put("bench", () -> new CommandLine(new BenchCommand())
                .addSubcommand(new BenchDeviceCommand(console))
                .addSubcommand(new BenchReviewsCommand(console)));
        commands.put("cache", () -> new CacheCommand(console));
        return commands;
    }

    /** A full disk or a closed pipe behind standard output: the caller must not take half the results for all of them. */
    private static int undelivered(Console console, int code) {
        console.warn("standard output cannot be written: the results printed are not complete");
        return code == ExitCode.DONE.code() ? ExitCode.INPUT.code() : code;
    }
}
