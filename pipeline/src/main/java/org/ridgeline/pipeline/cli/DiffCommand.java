package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.ridgeline.pipeline.publish.RunDiff;
import org.ridgeline.pipeline.publish.RunRecord;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two finished runs. */
@Command(
        name = "diff",
        description = {
            "Compare two finished runs: parameters, stages, cells, weights, and test documents whose prediction flipped.",
            "Ends with 0 where the results are identical to the last bit, whatever machine made them, and with 1 where they are not."
                    + " Writes nothing."
        })
final class DiffCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of the first run, A, such as runs/latest.")
    private Path before;

    @Parameters(index = "1", paramLabel = "RUN", description = "The folder of the second run, B.")
    private Path after;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "List at most this many words and documents of each fit (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private int top;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (top < 0) {
            throw new ParameterException(command.commandLine(), "--top: expected at least 0, got " + top);
        }
        RunDiff diff = RunDiff.of(RunRecord.open(before), RunRecord.open(after), top);
        if (json) {
            SortedMap<String, Object> all = diff.json();
            console.results().print(CanonicalJson.write(all));
        } else {
            console.results().print(DiffText.of(before, after, diff));
        }
        return (diff.results().identical() ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
    }
}
