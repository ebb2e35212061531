package org.ridgeline.pipeline.study;

import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.example.ExamplePage;

/** The worked examples of the chapter and the lecture; the same for every run. */
final class WorkedExamplesStudy extends Study {

    WorkedExamplesStudy() {
        super("worked-examples", "Worked examples", true);
    }

    @Override
    public boolean ofTheBook() {
        return true;
    }

    @Override
    public Optional<Supplier<StudyReport>> withoutRun() {
        return Optional.of(this::report);
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        return report();
    }

    private StudyReport report() {
        // One thread: the others have the run to do meanwhile.
        try (Workers alone = new Workers(1)) {
            return new ReportBuilder(this)
                    .blocks(ExamplePage.blocks(alone))
                    .report(
                            "The chapter's figures 3.1 to 3.6 and the lecture's pictures of optimizers, computed afresh by the engine that trains the"
                                    + " models above. They do not depend on the corpus.");
        }
    }
}
