package org.ridgeline.reports.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Renders records of plain values as CSV (RFC 4180 with {@code \n} line ends). */
public final class CsvRecords {

    /** What a spreadsheet calculates, or runs; some take the full-width signs, too, and skip line feeds. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20].*");

    private static final String NUMBER = "[+-]?[0-9.,]+([eE][+-]?[0-9]+)?( ?%| points)?";

    /** A number with a sign, or a range of two. */
    private static final Pattern FIGURES = Pattern.compile(NUMBER + "( to " + NUMBER + ")?");

    private CsvRecords() {}

    /**
     * Returns the records under a header line; doubles as the shortest decimals that read back as the same. A text that a
     * spreadsheet would take for a formula gets an apostrophe in front, as words of a corpus are anybody's; numbers with a sign
     * stay as they are.
     *
     * @throws IllegalArgumentException where a record has not one value a column
     */
    public static String render(List<String> header, List<List<Object>> records) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.stream().map(CsvRecords::harmless).toArray(String[]::new))
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

    /** Returns one text as {@link #render} writes it among others: harmless to a spreadsheet, in quotes where it needs them. */
    public static String field(String text) {
        String harmless = harmless(text);
        boolean plain = !harmless.isEmpty() && harmless.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
        return plain && harmless.equals(harmless.strip()) ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static Object text(Object value) {
        if (value instanceof Double number) {
            return ShortestDecimal.of(number);
        }
        return value instanceof String text ? harmless(text) : value;
    }

    private static String harmless(String text) {
        boolean formula =
                FORMULA.matcher(text).matches() && !FIGURES.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
