package org.ridgeline.pipeline.cli;

import java.util.concurrent.Callable;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.WorkedExamples;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The worked examples of the chapter and the lecture. */
@Command(
        name = "lab",
        description =
                "Compute the chapter's and the lecture's worked examples, beside the numbers that are printed there.")
final class LabCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    LabCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Workers workers = new Workers(1)) {
            WorkedExamples lab = new WorkedExamples(workers);
            console.results().print(json ? CanonicalJson.write(lab.json()) : lab.text());
        }
        return ExitCode.DONE.code();
    }
}
