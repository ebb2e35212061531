package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/** Takes a run through studies: those that look at no run while it is under way, the others one after the other when it is finished. */
public final class StudyRun {

    private static final Codec<Section> SECTION = new SectionCodec();

    private final List<Study> studies;
    private final boolean full;
    private final Workers workers;
    private final Consumer<Section> ready;

    /** The sections begun while the run is under way, by the study's id. */
    private final Map<String, Supplier<Section>> begun = new HashMap<>();

    private final List<Section> sections = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private StudyRun(List<Study> studies, boolean full, Workers workers, Consumer<Section> ready) {
        this.studies = List.copyOf(studies);
        this.full = full;
        this.workers = workers;
        this.ready = ready;
    }

    /**
     * Begins the studies that look at no run.
     *
     * @param studies in the report's order
     * @param full whether to compute all, or the quick ones
     * @param ready hears of each section as soon as it is computed, on the thread that did; not of one from the cache
     */
    public static StudyRun begin(List<Study> studies, boolean full, Workers workers, Consumer<Section> ready) {
        StudyRun run = new StudyRun(studies, full, workers, ready);
        run.studies.stream().filter(run::wanted).forEach(study -> study.withoutRun()
                .ifPresent(section -> run.begun.put(study.id(), workers.ahead(() -> run.made(study, section)))));
        return run;
    }

    /** Returns the sections of a run that computes no study. */
    public static Studied none(List<Study> studies, String command) {
        return new Studied(
                studies.stream().map(study -> missing(study, command)).toList(), List.of(), List.of());
    }

    /**
     * Computes the others, and returns a section for each study. Called once.
     *
     * <p>A study whose numbers fail does not take the run with it: the table is whole without the study. Its section gives the
     * message, and the caller is told, who ends with a failure.
     *
     * @param command the line that computes all
     * @param keys a study of the same run by the same code is taken from their cache
     */
    public Studied finish(RunResult result, String command, StageKeys keys, StageObserver observer) {
        StudyMeter meter = new StudyMeter(
                full ? observer : StageObserver.silent(),
                studies.stream().mapToDouble(Study::cost).sum());
        for (Study study : studies) {
            if (wanted(study)) {
                compute(study, result, keys, observer, meter);
            } else {
                sections.add(missing(study, command));
            }
        }
        return new Studied(sections, timings, failures);
    }

    private boolean wanted(Study study) {
        return full || study.quick();
    }

    private void compute(Study study, RunResult result, StageKeys keys, StageObserver observer, StudyMeter meter) {
        observer.began(study.id());
        meter.begin(study);
        long start = System.nanoTime();
        String summary = study.title();
        boolean cached = false;
        try {
            Supplier<Section> work = begun.getOrDefault(
                    study.id(), () -> made(study, () -> study.run(StudyInput.of(result), workers, meter::done)));
            Cached<Section> section = keys.cache().keeps()
                    ? keys.cache().get(keys.study(study.id(), result), SECTION, work)
                    : new Cached<>(work.get(), false);
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

    private Section made(Study study, Supplier<Section> work) {
        Section section = work.get();
        if (!section.id().equals(study.id())) {
            throw new IllegalStateException(
                    "study " + study.id() + ": expected a section of that name, got " + section.id());
        }
        ready.accept(section);
        return section;
    }

    private static Section missing(Study study, String command) {
        return instead(study, new Block.Missing(study.title(), command));
    }

    private static Section instead(Study study, Block block) {
        return new Section(study.id(), study.title(), "", List.of(block));
    }
}
