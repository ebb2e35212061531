package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Every expected cell beside what a run measured, and the chain of its stages.
 *
 * @param cells in the order of the expectations, at least one
 * @param stages the pinned against the actual fingerprints; {@link StageDrift#none()} where none are pinned
 */
public record ReproductionReport(List<CellComparison> cells, StageDrift stages) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where there is no cell (a check of nothing must not pass) or a name occurs twice
     */
    public ReproductionReport {
        cells = List.copyOf(cells);
        Objects.requireNonNull(stages, "stages");
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("expected values: expected at least one to check, got none");
        }
        Set<String> names = new HashSet<>();
        for (CellComparison cell : cells) {
            if (!names.add(cell.expected().cell())) {
                throw new IllegalArgumentException("cell: expected each name once, got twice: "
                        + cell.expected().cell());
            }
        }
    }

    /**
     * Returns the comparison of {@code expected} with {@code actual}.
     *
     * @param expected what should be, in the order to be shown
     * @param actual measured values by cell name; those nobody expects are left out
     * @param stages the stage chain
     * @return a report of one cell an expectation; what {@code actual} lacks is {@link Verdict#MISSING}
     */
    public static ReproductionReport of(
            Collection<ExpectedValue> expected, Map<String, Double> actual, StageDrift stages) {
        List<CellComparison> cells = new ArrayList<>(expected.size());
        for (ExpectedValue value : expected) {
            Double measured = actual.get(value.cell());
            cells.add(
                    new CellComparison(value, measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured)));
        }
        return new ReproductionReport(cells, stages);
    }

    /** Returns whether every cell matches its pin and its band, and no stage differs. */
    public boolean passed() {
        return cells.stream().allMatch(CellComparison::passed) && stages.passed();
    }

    /** Returns one row a judged target, as text that any renderer can lay out: a cell's pin, then its book band. */
    public List<ReproductionRow> rows() {
        List<ReproductionRow> rows = new ArrayList<>();
        for (CellComparison cell : cells) {
            rows.add(ReproductionRow.pinned(cell));
            if (cell.expected().book().isPresent()) {
                rows.add(ReproductionRow.book(cell));
            }
        }
        return rows;
    }
}
