package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;

/** Renders a {@link ResultTable} for a terminal, as Markdown and as CSV; each carries the table's notice. */
public final class ResultText {

    private static final String CSV_HEADER =
            "measure,fit,unit,value,printed,book,book_printed,difference,band,verdict,low95,high95,notice";

    private ResultText() {}

    /** Returns the title, the notice if any, and the aligned table: each fit's number, the book's and the difference. */
    public static String plain(ResultTable table) {
        String notice = table.notice().isEmpty() ? "" : TextTable.visible(table.notice()) + "\n";
        // "pt" for points keeps two fits within the 80 columns of a terminal.
        TextTable texts = texts(
                table, "", "book", false, (unit, cell) -> difference(unit, cell).replace(" points", " pt"));
        return TextTable.visible(table.title()) + "\n" + notice + "\n" + texts.plain();
    }

    /** Returns the table in GitHub-flavoured Markdown, the notice in bold above; also with verdicts and intervals. */
    public static String markdown(ResultTable table) {
        String notice = table.notice().isEmpty() ? "" : "**" + TextTable.escape(table.notice()) + "**\n\n";
        TextTable texts = texts(table, table.title(), "the book", table.hasIntervals(), (unit, cell) -> {
            String judged = ResultTable.judged(unit, cell);
            return difference(unit, cell) + (judged.isEmpty() ? "" : ", " + judged);
        });
        return notice + texts.markdown();
    }

    private static String difference(Unit unit, ResultTable.Cell cell) {
        OptionalDouble difference = cell.difference();
        return difference.isPresent() ? unit.printDifference(difference.getAsDouble()) : "-";
    }

    private static TextTable texts(
            ResultTable table,
            String corner,
            String book,
            boolean intervals,
            BiFunction<Unit, ResultTable.Cell, String> difference) {
        List<String> header = new ArrayList<>(List.of(corner));
        for (String column : table.columns()) {
            header.add(column);
            header.addAll(table.hasBook() ? List.of(book, "difference") : List.of());
            header.addAll(intervals ? List.of("95% interval") : List.of());
        }
        List<List<String>> rows = new ArrayList<>();
        for (ResultTable.Row row : table.rows()) {
            List<String> line = new ArrayList<>(List.of(row.label()));
            for (ResultTable.Cell cell : row.cells()) {
                line.add(row.unit().print(cell.ours()));
                if (table.hasBook()) {
                    line.add(
                            cell.book().isPresent()
                                    ? row.unit().print(cell.book().getAsDouble())
                                    : "-");
                    line.add(difference.apply(row.unit(), cell));
                }
                if (intervals) {
                    line.add(cell.interval().isPresent() ? ResultTable.printedInterval(row.unit(), cell) : "-");
                }
            }
            rows.add(line);
        }
        return new TextTable(header, 1, rows);
    }

    /**
     * Returns the table as CSV, one record a cell under a header line: full precision for programs, the printed value for people.
     * Fractions are fractions; what the book does not print, is not judged or was not drawn stays empty.
     */
    public static String csv(ResultTable table) {
        List<List<Object>> records = new ArrayList<>();
        for (ResultTable.Row row : table.rows()) {
            for (int j = 0; j < table.columns().size(); j++) {
                ResultTable.Cell cell = row.cells().get(j);
                records.add(List.of(
                        row.label(),
                        table.columns().get(j),
                        row.unit().name(),
                        cell.ours(),
                        row.unit().print(cell.ours()),
                        number(cell.book()),
                        cell.book().isPresent() ? row.unit().print(cell.book().getAsDouble()) : "",
                        number(cell.difference()),
                        number(cell.band()),
                        ResultTable.judged(row.unit(), cell),
                        end(cell, Interval::low),
                        end(cell, Interval::high),
                        table.notice()));
            }
        }
        return CsvRecords.render(List.of(CSV_HEADER.split(",")), records);
    }

    private static Object end(ResultTable.Cell cell, ToDoubleFunction<Interval> which) {
        return cell.interval().<Object>map(which::applyAsDouble).orElse("");
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }
}
