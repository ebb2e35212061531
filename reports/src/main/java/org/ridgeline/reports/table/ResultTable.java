package org.ridgeline.reports.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Target.Verdict;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;

/**
 * Our numbers beside the book's: one row a measure, one column a fit.
 *
 * @param title what the table shows, such as {@code Stanford Sentiment Treebank (SST)}; not blank
 * @param notice a warning that every rendering carries, such as
 *     {@code synthetic, not comparable with the book}; empty for none
 * @param columns names of the fits, such as {@code no regularizer} and {@code with L2}; at least one
 * @param rows at least one, each with one cell a column
 */
public record ResultTable(String title, String notice, List<String> columns, List<Row> rows) {

    /** Rejects an empty table, a blank title, and a row that has not one cell a column. */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (title.isBlank()) {
            throw new IllegalArgumentException("table title: expected text, got a blank");
        }
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "table: expected at least one column and one row, got " + columns.size() + " and " + rows.size());
        }
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("row " + row.label() + ": expected " + columns.size()
                        + " cells, got " + row.cells().size());
            }
        }
    }

    /**
     * One measure across all fits.
     *
     * @param label name, such as {@code test MSE}
     * @param unit how its numbers are printed
     * @param cells one a column
     */
    public record Row(String label, Unit unit, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One number of ours and, where it prints one, the book's.
     *
     * @param ours finite, at full precision
     * @param book finite, as the book prints it; empty where it prints none
     * @param band how far from the book's value counts as met, zero or more; empty where that is not judged
     * @param interval the 95% interval of ours over documents; empty where none was drawn
     */
    public record Cell(double ours, OptionalDouble book, OptionalDouble band, Optional<Interval> interval) {

        /** Rejects numbers that are not finite, and a band that has no book value to be around. */
        public Cell {
            if (band.isPresent() && (book.isEmpty() || !(band.getAsDouble() >= 0))) {
                throw new IllegalArgumentException(
                        "cell: expected a band >= 0 around a book value, got " + band + " around " + book);
            }
            if (!Double.isFinite(ours) || !Double.isFinite(book.orElse(0))) {
                throw new IllegalArgumentException("cell: expected finite numbers, got " + ours + " and " + book);
            }
        }

        /** Returns ours minus the book's; empty where the book prints none. */
        public OptionalDouble difference() {
            return book.isPresent() ? OptionalDouble.of(ours - book.getAsDouble()) : book;
        }

        /** Returns whether ours lies within the band around the book's value; empty where that is not judged. */
        public Optional<Verdict> verdict() {
            return band.isPresent()
                    ? Optional.of(new Target(book.getAsDouble(), band.getAsDouble()).verdict(Optional.of(ours)))
                    : Optional.empty();
        }
    }

    /** Returns whether any cell has a book value. */
    public boolean hasBook() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.book()
                .isPresent());
    }

    /** Returns whether any cell has an interval. */
    public boolean hasIntervals() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.interval()
                .isPresent());
    }

    /** Returns the verdict in words, such as {@code within 0.002} or {@code not within 0.2 points}; empty where not judged. */
    public static String judged(Unit unit, Cell cell) {
        return cell.verdict()
                .map(verdict -> (verdict.passed() ? "within " : "not within ")
                        + unit.preciseDifference(cell.band().getAsDouble()).replace("+", ""))
                .orElse("");
    }

    /** Returns both ends of the interval as the unit prints them, or an empty text. */
    public static String printedInterval(Unit unit, Cell cell) {
        return cell.interval()
                .map(ends -> unit.print(ends.low()) + " to " + unit.print(ends.high()))
                .orElse("");
    }
}
