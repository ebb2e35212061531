package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.eval.reproduction.Unit;

/** Renders a {@link ResultTable} as a GitHub-flavoured Markdown table, each fit's column with the book's and the interval beside. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /** Returns the table, its notice in bold above; text from outside cannot break a cell or become markup. */
    public static String render(ResultTable table) {
        boolean book = table.hasBook();
        boolean intervals = table.hasIntervals();
        StringBuilder out = new StringBuilder();
        if (!table.notice().isEmpty()) {
            out.append("**").append(escape(table.notice())).append("**\n\n");
        }
        List<String> header = new ArrayList<>(List.of(escape(table.title())));
        List<String> rule = new ArrayList<>(List.of("---"));
        for (String column : table.columns()) {
            header.add(escape(column));
            rule.add("---:");
            if (book) {
                header.addAll(List.of("the book", "difference"));
                rule.addAll(List.of("---:", "---:"));
            }
            if (intervals) {
                header.add("95% interval");
                rule.add("---:");
            }
        }
        line(out, header);
        line(out, rule);
        for (ResultTable.Row row : table.rows()) {
            Unit unit = row.unit();
            List<String> cells = new ArrayList<>(List.of(escape(row.label())));
            for (ResultTable.Cell cell : row.cells()) {
                cells.add(unit.print(cell.ours()));
                if (book) {
                    cells.add(ResultTable.printed(unit, cell.book()));
                    cells.add(difference(unit, cell));
                }
                if (intervals) {
                    cells.add(cell.interval().isPresent() ? ResultTable.printedInterval(unit, cell) : "-");
                }
            }
            line(out, cells);
        }
        return out.toString();
    }

    private static String difference(Unit unit, ResultTable.Cell cell) {
        String judged = ResultTable.judged(unit, cell);
        return ResultTable.printedDifference(unit, cell.difference()) + (judged.isEmpty() ? "" : ", " + judged);
    }

    static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A backslash before every ASCII character that Markdown could read as markup; line breaks become spaces. */
    static String escape(String text) {
        return text.replaceAll("\\R", " ").replaceAll("([\\\\`*_\\[\\]<>|#~&])", "\\\\$1");
    }
}
