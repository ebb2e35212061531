package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/** Takes a run through studies: those that look at no run while it is under way, the others one after the other when it is finished. */
public final class StudyRun {

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
     * Begins the sections of the quick studies that look at no run, on a thread of their own: while the command line is read, which takes 0.15
     * s, and before the number of threads is known. Nobody waits for those that are not asked for.
     *
     * @return the sections, by the study's id
     */
    public static Map<String, Supplier<Section>> early(List<Study> studies) {
        Map<String, Supplier<Section>> early = new LinkedHashMap<>();
        studies.stream().filter(Study::quick).forEach(study -> study.withoutRun()
                .ifPresent(section -> early.put(study.id(), Workers.early(section))));
        return early;
    }

    /**
     * Begins the studies that look at no run.
     *
     * @param studies in the report's order
     * @param early what {@link #early} has begun of them
     * @param full whether to compute all, or the quick ones
     * @param ready hears of each section as soon as it is computed, on the thread that did; not of one from the cache
     */
    public static StudyRun begin(
            List<Study> studies,
            Map<String, Supplier<Section>> early,
            boolean full,
            Workers workers,
            Consumer<Section> ready) {
        StudyRun run = new StudyRun(studies, full, workers, ready);
        for (Study study : studies) {
            Supplier<Section> section = early.get(study.id());
            if (section != null) {
                run.begun.put(study.id(), workers.ahead(() -> run.made(study, section)));
            }
        }
        return run;
    }

    /** Returns the sections of a run that computes no study. */
    public static Studied none(List<Study> studies, RunResult result, String command) {
        return new Studied(
                of(studies, result).map(study -> missing(study, command)).toList(), List.of(), List.of());
    }

    /** Returns the studies that a report on a run has. */
    private static Stream<Study> of(List<Study> studies, RunResult result) {
        return studies.stream()
                .filter(study -> !study.ofTheBook() || result.fetched().own().isEmpty())
                .filter(study -> !study.needsTest()
                        || result.vectors().examples().keySet().containsAll(List.of(Split.TRAIN, Split.TEST)));
    }

    /**
     * Computes the others, and returns a section for each study that the report has. Called once.
     *
     * <p>A study whose numbers fail does not take the run with it: the table is whole without the study. Its section gives the
     * message, and the caller is told, who ends with a failure.
     *
     * @param texts whether sections may show texts of the documents
     * @param command the line that computes all
     * @param cache gives sections of the same run by the same code, but for the quick ones
     */
    public Studied finish(RunResult result, boolean texts, String command, StageCache cache, StageObserver observer) {
        StudyInput input = new RunInput(result, texts);
        List<Study> shown = of(studies, result).toList();
        if (!full) {
            // They take so little that nobody follows their progress.
            shown.stream()
                    .filter(study -> wanted(study) && !begun.containsKey(study.id()))
                    .skip(1)
                    .forEach(study -> begun.put(
                            study.id(), workers.ahead(() -> made(study, () -> study.run(input, workers, done -> {})))));
        }
        StudyMeter meter = new StudyMeter(
                full ? observer : StageObserver.silent(),
                shown.stream().mapToDouble(Study::cost).sum());
        for (Study study : shown) {
            if (wanted(study)) {
                compute(study, input, result, cache, observer, meter);
            } else {
                sections.add(missing(study, command));
            }
        }
        return new Studied(sections, timings, failures);
    }

    private boolean wanted(Study study) {
        return full || study.quick();
    }

    private void compute(
            Study study,
            StudyInput input,
            RunResult result,
            StageCache cache,
            StageObserver observer,
            StudyMeter meter) {
        observer.began(study.id());
        meter.begin(study);
        long start = System.nanoTime();
        String summary = study.title();
        boolean cached = false;
        try {
            Supplier<Section> work =
                    begun.getOrDefault(study.id(), () -> made(study, () -> study.run(input, workers, meter::done)));
            Cached<Section> section = study.quick()
                    ? new Cached<>(work.get(), false)
                    : cache.get("study-" + study.id(), () -> inputs(result), Section.class, work);
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

    /** Returns all that a study follows from: it may look at all that a run put out but for its times. */
    private static Map<String, ?> inputs(RunResult result) {
        return Map.of(
                "parameters",
                ExperimentFile.parameters(result.experiment()),
                "corpus",
                result.fetched().corpus().name(),
                "origin",
                result.fetched().origin(),
                "stages",
                result.chain().stream()
                        .map(stage -> stage.stage() + " " + stage.fingerprint().text())
                        .toList());
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
