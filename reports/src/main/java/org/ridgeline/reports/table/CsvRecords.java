package org.ridgeline.reports.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Renders records of plain values as CSV (RFC 4180 with {@code \n} line ends). */
public final class CsvRecords {

    private CsvRecords() {}

    /**
     * Returns the records under a header line; doubles as the shortest decimals that read back as the same.
     *
     * @throws IllegalArgumentException where a record has not one value a column
     */
    public static String render(List<String> header, List<List<Object>> records) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .setRecordSeparator('\n')
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            for (List<Object> values : records) {
                if (values.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "CSV record: expected " + header.size() + " values, got " + values.size());
                }
                printer.printRecord(values.stream().map(CsvRecords::text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing CSV to memory", e);
        }
        return out.toString();
    }

    private static Object text(Object value) {
        return value instanceof Double number ? NumberOutput.toString(number, true) : value;
    }
}
