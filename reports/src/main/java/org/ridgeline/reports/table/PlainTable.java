package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.eval.reproduction.Unit;

/** Renders a {@link ResultTable} for a terminal: each fit's number, the book's and the difference, aligned. */
public final class PlainTable {

    private PlainTable() {}

    /** Returns the title, the notice if any, and the aligned table; no colours, no control characters. */
    public static String render(ResultTable table) {
        boolean book = table.hasBook();
        List<Boolean> left = new ArrayList<>(List.of(true));
        List<String> header = new ArrayList<>(List.of(""));
        for (String column : table.columns()) {
            left.add(false);
            header.add(column);
            if (book) {
                left.addAll(List.of(false, false));
                header.addAll(List.of("book", "difference"));
            }
        }
        TextGrid grid = new TextGrid(left);
        grid.add(header);
        for (ResultTable.Row row : table.rows()) {
            Unit unit = row.unit();
            List<String> line = new ArrayList<>(List.of(row.label()));
            for (ResultTable.Cell cell : row.cells()) {
                line.add(unit.print(cell.ours()));
                if (book) {
                    line.add(ResultTable.printed(unit, cell.book()));
                    // "pt" for points keeps two fits within the 80 columns of a terminal.
                    line.add(ResultTable.printedDifference(unit, cell.difference())
                            .replace(" points", " pt"));
                }
            }
            grid.add(line);
        }
        String notice = table.notice().isEmpty() ? "" : TextGrid.visible(table.notice()) + "\n";
        return TextGrid.visible(table.title()) + "\n" + notice + "\n" + grid.render();
    }
}
