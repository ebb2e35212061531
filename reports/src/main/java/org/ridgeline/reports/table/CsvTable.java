package org.ridgeline.reports.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.ridgeline.eval.uncertainty.Interval;

/**
 * Renders a {@link ResultTable} as CSV, one record a cell: full precision for programs, the printed value for people.
 */
public final class CsvTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
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
                    "notice")
            .setRecordSeparator('\n')
            .setQuoteMode(QuoteMode.MINIMAL)
            .get();

    private CsvTable() {}

    /**
     * Returns the records under a header line. Numbers are the shortest decimals that give back the same double,
     * fractions as fractions; what the book does not print, is not judged or was not drawn stays empty.
     */
    public static String render(ResultTable table) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            for (ResultTable.Row row : table.rows()) {
                for (int j = 0; j < table.columns().size(); j++) {
                    ResultTable.Cell cell = row.cells().get(j);
                    printer.printRecord(
                            row.label(),
                            table.columns().get(j),
                            row.unit().name(),
                            number(OptionalDouble.of(cell.ours())),
                            row.unit().print(cell.ours()),
                            number(cell.book()),
                            cell.book().isPresent()
                                    ? row.unit().print(cell.book().getAsDouble())
                                    : "",
                            number(cell.difference()),
                            number(cell.band()),
                            ResultTable.judged(row.unit(), cell),
                            end(cell, Interval::low),
                            end(cell, Interval::high),
                            table.notice());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing CSV to memory", e);
        }
        return out.toString();
    }

    private static String end(ResultTable.Cell cell, ToDoubleFunction<Interval> which) {
        return cell.interval()
                .map(interval -> number(OptionalDouble.of(which.applyAsDouble(interval))))
                .orElse("");
    }

    /** Jackson's Schubfach: the shortest decimal on every Java version, which Double.toString is only from 19 on. */
    private static String number(OptionalDouble value) {
        return value.isPresent() ? NumberOutput.toString(value.getAsDouble(), true) : "";
    }
}
