package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.publish.FinishedRun;
import org.ridgeline.reports.page.ReportFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the report of a finished run again. */
@Command(
        name = "report",
        description = {
            "Make the report of a finished run again from the data in its folder, without training.",
            "Replaces the page, the figures and the tables there. The same run gives the same bytes."
        })
final class ReportCommand implements Runnable {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The folder of a run (default: ${DEFAULT-VALUE}).",
            defaultValue = "runs/latest")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the page alone to this file and leave the run as it is.")
    private Path out;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        FinishedRun finished = FinishedRun.open(run);
        if (out != null) {
            InputGuard.write(out, finished.page());
        } else {
            try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
                finished.rewrite(workers);
            }
        }
        Path page = out != null ? out : finished.place().resolve(ReportFile.PAGE);
        console.println("report: " + Runner.relative(page.toAbsolutePath().normalize()));
    }
}
