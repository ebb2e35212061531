package org.ridgeline.pipeline.study;

import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;

/** The worked examples of the chapter and the lecture: the statements with printed numbers, and the figures; the same for every run. */
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
        return Optional.of(() -> {
            // One thread: the others have the run to do meanwhile.
            try (Workers alone = new Workers(1)) {
                return report(alone);
            }
        });
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        return report(workers);
    }

    StudyReport report(Workers workers) {
        ReportBuilder report = new ReportBuilder(this);
        DescentExamples.addTo(report);
        report.text(Texts.of("worked-examples.left-out"));
        new RidgeExamples(workers).addTo(report);
        new NeuronExamples(workers).addTo(report);
        new BatchFigures(workers).addTo(report);
        new AdaptiveExamples(workers).addTo(report);
        return report.text(Texts.of("worked-examples.lab")).report(Texts.of("worked-examples.lead"));
    }
}
