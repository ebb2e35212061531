package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two results compared, A and B or expected and got: stage by stage, cell by cell, weight by weight and prediction by prediction.
 *
 * @param stages each stage's output, in pipeline order
 * @param cells each measured value, by name
 * @param fits the fits that both have
 */
public record Comparison(List<StageState> stages, List<CellDifference> cells, List<FitDifference> fits) {

    private static final String DOCUMENTS = "documents";
    private static final String WEIGHTS = "weights ";
    private static final String METRICS = "metrics";

    /** What the documents came in; another one may hold the same documents. */
    private static final Set<String> SOURCES = Set.of("archive", "files");

    /** Copies. */
    public Comparison {
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
        /** The second result has no such stage. */
        ONLY_BEFORE("only in A"),
        /** The first result has no such stage. */
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
    public record StageState(String stage, Relation relation) {

        /** Returns whether it is what the documents came in, which may differ where they do not. */
        public boolean source() {
            return SOURCES.contains(stage);
        }

        /** Returns whether the outputs are the same but for rounding, at most. */
        public boolean agrees() {
            return relation == Relation.SAME || relation == Relation.ROUNDING;
        }
    }

    /** Compares; at most {@code top} words and documents are listed for each fit. */
    public static Comparison of(Result before, Result after, int top) {
        List<StageComparison> chain =
                StageDrift.compare(before.stages(), after.stages()).stages();
        boolean sameDocuments = chain.stream().anyMatch(stage -> stage.stage().equals(DOCUMENTS) && stage.same());
        List<CellDifference> cells = CellDifference.of(before.cells(), after.cells());
        List<FitDifference> fits = new ArrayList<>();
        for (Map.Entry<String, Result.Fitted> fit : before.fits().entrySet()) {
            Result.Fitted other = after.fits().get(fit.getKey());
            if (other != null) {
                fits.add(FitDifference.of(fit.getKey(), fit.getValue(), other, sameDocuments, top));
            }
        }
        List<StageState> stages = chain.stream()
                .map(stage -> new StageState(stage.stage(), relation(stage, cells, fits)))
                .toList();
        return new Comparison(stages, cells, fits);
    }

    private static Relation relation(StageComparison stage, List<CellDifference> cells, List<FitDifference> fits) {
        if (stage.actual().isEmpty()) {
            return Relation.ONLY_BEFORE;
        }
        if (stage.pinned().isEmpty()) {
            return Relation.ONLY_AFTER;
        }
        if (!stage.same()) {
            return Relation.DIFFERENT;
        }
        return stage.sameBits() || sameNumbers(stage.stage(), cells, fits) ? Relation.SAME : Relation.ROUNDING;
    }

    /** An older run has no hash of the bits behind a sketch: the numbers themselves tell. */
    private static boolean sameNumbers(String stage, List<CellDifference> cells, List<FitDifference> fits) {
        if (stage.equals(METRICS)) {
            return !cells.isEmpty() && cells.stream().allMatch(CellDifference::identical);
        }
        return fits.stream()
                .anyMatch(fit ->
                        stage.equals(WEIGHTS + fit.fit()) && fit.weights().identical());
    }

    /**
     * Returns whether the results are the same to the last bit: every stage from the documents on, every cell, weight and score. What the
     * documents came in may differ.
     */
    public boolean identical() {
        return firstDifference(Relation.SAME).isEmpty()
                && cells.stream().allMatch(CellDifference::identical)
                && fits.stream().allMatch(FitDifference::identical);
    }

    /** Returns the first stage, from the documents on, that did not put out the same to the last bit. */
    public Optional<StageState> firstDifference() {
        return firstDifference(Relation.SAME);
    }

    /** Returns the first stage, from the documents on, that differs by more than rounding. */
    public Optional<StageState> firstBeyondRounding() {
        return firstDifference(Relation.ROUNDING);
    }

    private Optional<StageState> firstDifference(Relation most) {
        return stages.stream()
                .filter(stage -> !stage.source() && stage.relation().compareTo(most) > 0)
                .findFirst();
    }

    /** Returns whether the results are the same but for rounding; true where they are identical. */
    public boolean sameToRounding() {
        return firstBeyondRounding().isEmpty();
    }
}
