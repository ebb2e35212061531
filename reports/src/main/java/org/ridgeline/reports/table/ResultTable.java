package org.ridgeline.reports.table;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    /**
     * Copies the lists and checks the shape.
     *
     * @throws IllegalArgumentException where the table is empty, the title blank or a row has not one cell a column
     */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Objects.requireNonNull(notice, "notice");
        if (title.isBlank()) {
            throw new IllegalArgumentException("table title: expected text, got a blank");
        }
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "table: expected at least one column and one row, got %d and %d",
                    columns.size(),
                    rows.size()));
        }
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "row %s: expected %d cells, got %d",
                        row.label(),
                        columns.size(),
                        row.cells().size()));
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

        /** Copies the list. */
        public Row {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(unit, "unit");
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

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException where one is not finite, or a band has no book value to be around
         */
        public Cell {
            Objects.requireNonNull(interval, "interval");
            if (band.isPresent() && (book.isEmpty() || !(band.getAsDouble() >= 0))) {
                throw new IllegalArgumentException(
                        "cell: expected a band >= 0 around a book value, got " + band + " around " + book);
            }
            if (!Double.isFinite(ours) || !Double.isFinite(book.orElse(0))) {
                throw new IllegalArgumentException("cell: expected finite numbers, got " + ours + " and " + book);
            }
        }

        /** Returns a cell without a book value. */
        public static Cell of(double ours) {
            return new Cell(ours, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        }

        /** Returns a cell with the book's value beside. */
        public static Cell of(double ours, double book) {
            return new Cell(ours, OptionalDouble.of(book), OptionalDouble.empty(), Optional.empty());
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

    /** Returns the optional number as the unit prints it, or a dash. */
    static String printed(Unit unit, OptionalDouble value) {
        return value.isPresent() ? unit.print(value.getAsDouble()) : "-";
    }

    /** Returns the optional difference as the unit prints it, or a dash. */
    static String printedDifference(Unit unit, OptionalDouble difference) {
        return difference.isPresent() ? unit.printDifference(difference.getAsDouble()) : "-";
    }
}
