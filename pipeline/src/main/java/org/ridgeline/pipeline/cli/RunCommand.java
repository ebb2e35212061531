package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.ridgeline.pipeline.cli.Runner.Request;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.study.Study;
import org.ridgeline.pipeline.study.StudyRun;
import org.ridgeline.reports.page.Section;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The whole pipeline, from documents to the report. */
@Command(
        name = "run",
        description = "Run an experiment: print its table, on SST beside the book's, and write its report.")
final class RunCommand implements Callable<Integer> {

    private final Console console;
    private final List<Study> studies;
    private final Map<String, Supplier<Section>> early;

    @Mixin
    private ExperimentArgument experiment;

    @Mixin
    private SyntheticOptions synthetic;

    @Mixin
    private Runner runner;

    /** Takes the studies, and what {@link StudyRun#early} has begun of them. */
    RunCommand(Console console, List<Study> studies, Map<String, Supplier<Section>> early) {
        this.console = console;
        this.studies = List.copyOf(studies);
        this.early = early;
    }

    @Override
    public Integer call() {
        return runner.run(
                console,
                () -> new Request(
                        experiment.load(),
                        experiment.name(),
                        History.of(experiment.name()),
                        Optional.empty(),
                        run -> {}),
                synthetic.corpus(),
                studies,
                early);
    }
}
