package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of finished texts.
 *
 * @param header one text a column; at least one
 * @param textColumns how many columns from the left hold words, not numbers
 * @param rows each with one text a column
 */
public record TextTable(List<String> header, int textColumns, List<List<String>> rows) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException where a row has not one text a column
     */
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

    /** Returns the table for a terminal, aligned. */
    public String plain() {
        List<Boolean> left = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            left.add(j < textColumns);
        }
        TextGrid grid = new TextGrid(left);
        grid.add(header);
        rows.forEach(grid::add);
        return grid.render();
    }

    /** Returns the table as {@link CsvRecords CSV}, for UTF-8. */
    public String csv() {
        return CsvRecords.render(
                header, rows.stream().map(row -> List.<Object>copyOf(row)).toList());
    }

    /** Returns the table in GitHub-flavoured Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        List<String> rule = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            rule.add(j < textColumns ? "---" : "---:");
        }
        MarkdownTable.line(out, header.stream().map(MarkdownTable::escape).toList());
        MarkdownTable.line(out, rule);
        for (List<String> row : rows) {
            MarkdownTable.line(out, row.stream().map(MarkdownTable::escape).toList());
        }
        return out.toString();
    }
}
