package org.ridgeline.eval.reproduction;

import java.util.function.DoubleFunction;

/**
 * One judgement as text: a measured cell against one target. The same row serves the terminal, JUnit XML and HTML.
 *
 * @param cell name of the cell
 * @param against {@code pinned} or {@code book}
 * @param expected the target's value; a pin to ten digits, the book's as it is printed
 * @param tolerance how far off still counts, to three digits
 * @param actual the measured value, printed like the expected one; {@code -} where there is none
 * @param difference actual minus expected, signed; {@code -} where there is none
 * @param verdict what follows from the numbers (from the full doubles, not from this text)
 */
public record ReproductionRow(
        String cell,
        String against,
        String expected,
        String tolerance,
        String actual,
        String difference,
        Verdict verdict) {

    private static final String NOTHING = "-";

    static ReproductionRow pinned(CellComparison cell) {
        return row(cell, "pinned", cell.expected().pinned(), cell.expected().unit()::precise);
    }

    static ReproductionRow book(CellComparison cell) {
        return row(
                cell,
                "book",
                cell.expected().book().orElseThrow(),
                cell.expected().unit()::print);
    }

    private static ReproductionRow row(
            CellComparison cell, String against, Target target, DoubleFunction<String> print) {
        Unit unit = cell.expected().unit();
        String tolerance = unit.preciseDifference(target.tolerance());
        boolean measured = cell.actual().isPresent();
        return new ReproductionRow(
                cell.expected().cell(),
                against,
                print.apply(target.value()),
                tolerance.startsWith("+") ? tolerance.substring(1) : tolerance,
                measured ? print.apply(cell.actual().getAsDouble()) : NOTHING,
                measured ? unit.preciseDifference(cell.actual().getAsDouble() - target.value()) : NOTHING,
                Verdict.of(target, cell.actual()));
    }
}
