package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.pipeline.cache.Codec;
import org.ridgeline.pipeline.cache.StageCache.Cached;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.RunResult.Timing;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/** Takes a finished run through studies, one after the other. */
public final class StudyRun {

    private static final Codec<Section> SECTION = new SectionCodec();

    private final List<Section> sections = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final String command;
    private final StageKeys keys;

    private StudyRun(String command, StageKeys keys) {
        this.command = command;
        this.keys = keys;
    }

    /**
     * Computes the quick studies, or all of them, and returns a section for each study.
     *
     * <p>A study whose numbers fail does not take the run with it: the table is whole without the study. Its section gives the
     * message, and the caller is told, who ends with a failure.
     *
     * @param studies in the report's order
     * @param full whether to compute all
     * @param command the line that computes all
     * @param keys a study of the same run by the same code is taken from their cache
     */
    public static Studied run(
            List<Study> studies,
            boolean full,
            String command,
            RunResult result,
            Workers workers,
            StageKeys keys,
            StageObserver observer) {
        StudyRun run = new StudyRun(command, keys);
        StudyMeter meter = new StudyMeter(
                full ? observer : StageObserver.silent(),
                studies.stream().mapToDouble(Study::cost).sum());
        for (Study study : studies) {
            if (full || study.quick()) {
                run.compute(study, result, workers, observer, meter);
            } else {
                run.leaveOut(study);
            }
        }
        return run.studied();
    }

    /** Returns the sections of a run that computes no study. */
    public static Studied none(List<Study> studies, String command) {
        StudyRun run = new StudyRun(command, StageKeys.none());
        studies.forEach(run::leaveOut);
        return run.studied();
    }

    private void compute(Study study, RunResult result, Workers workers, StageObserver observer, StudyMeter meter) {
        observer.began(study.id());
        meter.begin(study);
        long start = System.nanoTime();
        String summary = study.title();
        boolean cached = false;
        try {
            Cached<Section> section = keys.cache().keeps()
                    ? keys.cache()
                            .get(keys.study(study.id(), result), SECTION, () -> section(study, result, workers, meter))
                    : new Cached<>(section(study, result, workers, meter), false);
            cached = section.cached();
            sections.add(section.value());
        } catch (NumericalException | DivergenceException e) {
            failures.add("study " + study.id() + ": " + e.getMessage());
            sections.add(instead(study, new Block.Text("This study failed: " + e.getMessage())));
            summary = "failed: " + study.title();
        }
        meter.end();
        double seconds = (System.nanoTime() - start) / 1e9;
        timings.add(new Timing("study " + study.id(), seconds, cached));
        observer.ended("study", seconds, (cached ? "cached: " : "") + summary);
    }

    private static Section section(Study study, RunResult result, Workers workers, StudyMeter meter) {
        Section section = study.run(result, workers, meter::done);
        if (!section.id().equals(study.id())) {
            throw new IllegalStateException(
                    "study " + study.id() + ": expected a section of that name, got " + section.id());
        }
        return section;
    }

    private void leaveOut(Study study) {
        sections.add(instead(study, new Block.Missing(study.title(), command)));
    }

    private static Section instead(Study study, Block block) {
        return new Section(study.id(), study.title(), "", List.of(block));
    }

    private Studied studied() {
        return new Studied(sections, timings, failures);
    }
}
