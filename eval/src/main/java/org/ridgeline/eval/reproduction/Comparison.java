package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.eval.reproduction.StageComparison.Relation;

/**
 * Two results compared, expected and measured or A and B: stage by stage, cell by cell, weight by weight, prediction by prediction.
 *
 * @param stages each stage's output, in pipeline order; where a result differs, all stages behind the first that differs follow from it
 * @param cells the cells of the table
 * @param fits the fits that both have; none where expected values are compared
 */
public record Comparison(List<StageComparison> stages, List<CellComparison> cells, List<FitDifference> fits) {

    /** Copies the lists. */
    public Comparison {
        stages = List.copyOf(stages);
        cells = List.copyOf(cells);
        fits = List.copyOf(fits);
    }

    /** Returns two results compared; at most {@code top} words and documents are listed for each fit. */
    public static Comparison of(Result before, Result after, int top) {
        List<StageComparison> chain = StageComparison.chain(before.stages(), after.stages());
        boolean sameDocuments = chain.stream().anyMatch(stage -> stage.stage().equals("documents") && stage.agrees());
        List<CellComparison> cells = CellComparison.of(before.cells(), after.cells());
        List<FitDifference> fits = new ArrayList<>();
        for (Map.Entry<String, Result.Fitted> fit : before.fits().entrySet()) {
            Result.Fitted other = after.fits().get(fit.getKey());
            if (other != null) {
                fits.add(FitDifference.of(fit.getKey(), fit.getValue(), other, sameDocuments, top));
            }
        }
        List<StageComparison> stages =
                chain.stream().map(stage -> byNumbers(stage, cells, fits)).toList();
        return new Comparison(stages, cells, fits);
    }

    /** An older run has no hash of the bits behind a sketch; there the numbers themselves decide. */
    private static StageComparison byNumbers(
            StageComparison stage, List<CellComparison> cells, List<FitDifference> fits) {
        if (stage.relation() != Relation.ROUNDING) {
            return stage;
        }
        boolean same = stage.stage().equals("metrics")
                ? !cells.isEmpty() && cells.stream().allMatch(CellComparison::identical)
                : fits.stream()
                        .anyMatch(fit -> stage.stage().equals("weights " + fit.fit())
                                && fit.weights().identical());
        return same ? new StageComparison(stage.stage(), stage.before(), stage.after(), Relation.SAME) : stage;
    }

    /** Returns whether every stage agrees and every cell is within its tolerances. */
    public boolean passed() {
        return firstThatDisagrees().isEmpty() && cells.stream().allMatch(CellComparison::passed);
    }

    /** Returns whether every stage, the source included, is the same to the last bit; false where bits are not known. */
    public boolean bitForBit() {
        return stages.stream().allMatch(stage -> stage.relation() == Relation.SAME);
    }

    /** Returns the first stage, the source included, that differs by more than rounding. */
    public Optional<StageComparison> firstThatDisagrees() {
        return stages.stream().filter(stage -> !stage.agrees()).findFirst();
    }

    /**
     * Returns whether the results are the same to the last bit: every stage from the documents on, every cell, weight and score. What the
     * documents came in may differ.
     */
    public boolean identical() {
        return firstDifference().isEmpty()
                && cells.stream().allMatch(CellComparison::identical)
                && fits.stream().allMatch(FitDifference::identical);
    }

    /** Returns the first stage, from the documents on, that is not the same to the last bit. */
    public Optional<StageComparison> firstDifference() {
        return stages.stream()
                .filter(stage -> !stage.source() && stage.relation() != Relation.SAME)
                .findFirst();
    }

    /** Returns the first stage, from the documents on, that differs by more than rounding. */
    public Optional<StageComparison> firstBeyondRounding() {
        return stages.stream()
                .filter(stage -> !stage.source() && !stage.agrees())
                .findFirst();
    }
}
