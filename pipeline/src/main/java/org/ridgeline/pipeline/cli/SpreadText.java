package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.pipeline.reproduce.Spread;
import org.ridgeline.pipeline.reproduce.Spread.CellSpread;
import org.ridgeline.reports.table.ShortestDecimal;
import org.ridgeline.reports.table.TextTable;

/** Renders a measured spread, for a terminal and as JSON. */
final class SpreadText {

    private static final List<String> HEADER =
            List.of("cell", "n", "min", "max", "spread", "derived", "in the file", "");

    private SpreadText() {}

    static String render(Spread spread) {
        List<List<String>> rows = spread.cells().stream().map(SpreadText::row).toList();
        StringBuilder text = new StringBuilder(new TextTable(HEADER, 1, rows).plain())
                .append("\nderived: " + Spread.MARGIN
                        + " times the larger of the spread and the farthest distance from the"
                        + " pinned value, at least 4 units in the last place\n")
                .append("computed by: " + String.join("; ", spread.settings()) + "\n");
        spread.refused().forEach(line -> text.append("not counted: " + line + "\n"));
        return text.append(spread.gpu() ? "not measured: other GPUs" : "not measured: GPUs")
                .append(", processors without fused multiply-add, other builds of LAPACK\n")
                .toString();
    }

    private static List<String> row(CellSpread cell) {
        return List.of(
                cell.cell(),
                Long.toString(cell.n()),
                ShortestDecimal.of(cell.min()),
                ShortestDecimal.of(cell.max()),
                digits(cell.spread()),
                digits(cell.derived()),
                digits(cell.tolerance()),
                cell.verdict());
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }

    static Map<String, Object> json(Spread spread) {
        SortedMap<String, Object> cells = new TreeMap<>();
        for (CellSpread cell : spread.cells()) {
            cells.put(
                    cell.cell(),
                    Map.of(
                            "n", cell.n(),
                            "min", cell.min(),
                            "max", cell.max(),
                            "spread", cell.spread(),
                            "derived", cell.derived(),
                            "tolerance", cell.tolerance(),
                            "pinned", cell.pinned()));
        }
        return Map.of("cells", cells, "settings", spread.settings(), "refused", spread.refused());
    }
}
