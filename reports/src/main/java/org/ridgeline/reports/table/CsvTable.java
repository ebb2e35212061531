package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ridgeline.eval.uncertainty.Interval;

/**
 * Renders a {@link ResultTable} as CSV, one record a cell: full precision for programs, the printed value for people.
 */
public final class CsvTable {

    private static final List<String> HEADER = List.of(
            "measure",
            "fit",
            "unit",
            "value",
            "printed",
            "book",
            "book_printed",
            "difference",
            "band",
            "verdict",
            "low95",
            "high95",
            "notice");

    private CsvTable() {}

    /**
     * Returns the records under a header line. Numbers are the shortest decimals that give back the same double,
     * fractions as fractions; what the book does not print, is not judged or was not drawn stays empty.
     */
    public static String render(ResultTable table) {
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
        return CsvRecords.render(HEADER, records);
    }

    private static Object end(ResultTable.Cell cell, ToDoubleFunction<Interval> which) {
        return cell.interval().<Object>map(which::applyAsDouble).orElse("");
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }
}
