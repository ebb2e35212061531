package org.ridgeline.eval.reproduction;

import java.util.OptionalDouble;

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
        ExpectedValue expected = cell.expected();
        Unit unit = expected.unit();
        return new ReproductionRow(
                expected.cell(),
                "pinned",
                unit.precise(expected.pinned().value()),
                unsigned(unit, expected.pinned().tolerance()),
                cell.actual().isPresent() ? unit.precise(cell.actual().getAsDouble()) : NOTHING,
                signed(unit, cell.pinnedDifference()),
                cell.pinnedVerdict());
    }

    static ReproductionRow book(CellComparison cell) {
        ExpectedValue expected = cell.expected();
        Unit unit = expected.unit();
        Target band = expected.book().orElseThrow();
        return new ReproductionRow(
                expected.cell(),
                "book",
                unit.print(band.value()),
                unsigned(unit, band.tolerance()),
                cell.actual().isPresent() ? unit.print(cell.actual().getAsDouble()) : NOTHING,
                signed(unit, cell.bookDifference()),
                cell.bookVerdict().orElseThrow());
    }

    private static String unsigned(Unit unit, double tolerance) {
        String signed = unit.preciseDifference(tolerance);
        return signed.startsWith("+") ? signed.substring(1) : signed;
    }

    private static String signed(Unit unit, OptionalDouble difference) {
        return difference.isPresent() ? unit.preciseDifference(difference.getAsDouble()) : NOTHING;
    }
}
