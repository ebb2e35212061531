package org.ridgeline.pipeline.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.reproduction.StageDrift;
import org.ridgeline.pipeline.publish.RunRecord;

/**
 * Two finished runs side by side.
 *
 * @param parameters the parameters that differ
 * @param origins what else the manifests tell and differs: inputs, versions, machine, threads, device
 * @param stages each stage's output, in pipeline order
 * @param cells each measured value
 * @param fits the fits that both have
 */
public record RunDiff(
        List<Change> parameters,
        List<Change> origins,
        List<StageState> stages,
        List<CellDifference> cells,
        List<FitDifference> fits) {

    private static final List<String> ORIGINS = List.of("inputs", "versions", "machine", "threads", "device");
    private static final String DOCUMENTS = "documents";

    public RunDiff {
        parameters = List.copyOf(parameters);
        origins = List.copyOf(origins);
        stages = List.copyOf(stages);
        cells = List.copyOf(cells);
        fits = List.copyOf(fits);
    }

    /** How a stage's outputs stand to each other. */
    public enum Relation {
        /** The same to the last bit. */
        SAME("same"),
        /** The same but for rounding. */
        ROUNDING("same to rounding"),
        /** Different. */
        DIFFERENT("differs"),
        /** The second run has no such stage. */
        ONLY_BEFORE("only in A"),
        /** The first run has no such stage. */
        ONLY_AFTER("only in B");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        /** Returns it in words. */
        public String text() {
            return text;
        }
    }

    /**
     * A stage.
     *
     * @param stage its name
     * @param relation how the outputs stand to each other
     */
    public record StageState(String stage, Relation relation) {}

    /**
     * Compares.
     *
     * @param top how many words and documents are listed at most, a fit
     * @throws org.ridgeline.pipeline.publish.RunException if a file of either is missing or not as it was written
     */
    public static RunDiff of(RunRecord before, RunRecord after, int top) {
        StageDrift drift = StageDrift.compare(before.stages(), after.stages());
        boolean sameDocuments =
                drift.stages().stream().anyMatch(stage -> stage.stage().equals(DOCUMENTS) && stage.same());
        List<FitDifference> fits = new ArrayList<>();
        for (String fit : before.fits()) {
            if (after.fits().contains(fit)) {
                fits.add(FitDifference.of(fit, before, after, sameDocuments, top));
            }
        }
        List<CellDifference> cells = CellDifference.of(before.cells(), after.cells());
        List<StageState> stages = drift.stages().stream()
                .map(stage -> StageStates.of(stage, fits, cells))
                .toList();
        List<Change> origins = new ArrayList<>();
        for (String part : ORIGINS) {
            Change.between(before.part(part), after.part(part))
                    .forEach(change -> origins.add(new Change(
                            change.name().isEmpty() ? part : part + "." + change.name(),
                            change.before(),
                            change.after())));
        }
        return new RunDiff(
                Change.between(before.part("parameters"), after.part("parameters")), origins, stages, cells, fits);
    }

    /**
     * Returns whether the results are the same to the last bit: every stage from the documents on, every cell, weight and score. The file
     * that the documents came in, the machine and the versions may differ.
     */
    public boolean identical() {
        return firstDifference().isEmpty()
                && cells.stream().allMatch(CellDifference::identical)
                && fits.stream().allMatch(FitDifference::identical);
    }

    /** Returns the first stage, from the documents on, that did not put out the same to the last bit. */
    public Optional<StageState> firstDifference() {
        return stages.stream()
                .filter(stage -> !stage.stage().equals("archive") && stage.relation() != Relation.SAME)
                .findFirst();
    }

    /** Returns whether the results are the same but for rounding; true where they are identical. */
    public boolean sameToRounding() {
        return stages.stream()
                .filter(stage -> !stage.stage().equals("archive"))
                .allMatch(stage -> stage.relation() == Relation.SAME || stage.relation() == Relation.ROUNDING);
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("identical", identical());
        json.put("sameToRounding", sameToRounding());
        firstDifference().ifPresent(stage -> json.put("firstDifference", stage.stage()));
        json.put("parameters", parameters);
        json.put("origins", origins);
        SortedMap<String, Object> byStage = new TreeMap<>();
        stages.forEach(stage -> byStage.put(stage.stage(), stage.relation().text()));
        json.put("stages", byStage);
        json.put("cells", cells);
        json.put("fits", fits);
        return json;
    }
}
