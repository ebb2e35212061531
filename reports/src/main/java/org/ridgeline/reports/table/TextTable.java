package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of finished texts.
 *
 * @param header one text a column; at least one
 * @param textColumns how many columns from the left hold words, not numbers
 * @param rows each with one text a column
 */
public record TextTable(List<String> header, int textColumns, List<List<String>> rows) {

    /** Rejects a row that has not one text a column. */
    public TextTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "table row: expected " + header.size() + " cells, got " + row.size());
            }
        }
    }

    /** Returns the table for a terminal: aligned, words to the left, without control characters and trailing blanks. */
    public String plain() {
        return plain(j -> j < textColumns);
    }

    String plain(IntPredicate toTheLeft) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(rows);
        lines.replaceAll(line -> line.stream().map(TextTable::visible).toList());
        int[] widths = IntStream.range(0, header.size())
                .map(j -> lines.stream()
                        .mapToInt(line -> line.get(j).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            String text = IntStream.range(0, widths.length)
                    .mapToObj(j -> {
                        String blanks = " ".repeat(widths[j] - line.get(j).length());
                        return toTheLeft.test(j) ? line.get(j) + blanks : blanks + line.get(j);
                    })
                    .collect(Collectors.joining("  "));
            out.append(text.stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** Control characters of a hostile name must not steer a terminal or break a line. */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }

    /** Returns the table as {@link CsvRecords CSV}, for UTF-8. */
    public String csv() {
        return CsvRecords.render(
                header, rows.stream().map(row -> List.<Object>copyOf(row)).toList());
    }

    /** Returns the table in GitHub-flavoured Markdown. */
    public String markdown() {
        List<String> rule = new ArrayList<>(Collections.nCopies(header.size(), "---:"));
        Collections.fill(rule.subList(0, textColumns), "---");
        StringBuilder out = new StringBuilder();
        line(out, header.stream().map(TextTable::escape).toList());
        line(out, rule);
        rows.forEach(row -> line(out, row.stream().map(TextTable::escape).toList()));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A backslash before every ASCII character that Markdown could read as markup; line breaks become spaces. */
    static String escape(String text) {
        return text.replaceAll("\\R", " ").replaceAll("([\\\\`*_\\[\\]<>|#~&])", "\\\\$1");
    }
}
