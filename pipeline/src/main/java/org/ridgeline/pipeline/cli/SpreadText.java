package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.pipeline.reproduce.CellSpread;
import org.ridgeline.pipeline.reproduce.Spread.Found;
import org.ridgeline.reports.table.ShortestDecimal;
import org.ridgeline.reports.table.TextTable;

/** A measured spread for the console. */
final class SpreadText {

    private SpreadText() {}

    static String render(Found found) {
        List<List<String>> rows = found.cells().stream().map(SpreadText::row).toList();
        StringBuilder text = new StringBuilder(
                new TextTable(List.of("cell", "n", "min", "max", "spread", "derived", "in the file", ""), 1, rows)
                        .plain());
        text.append(String.format(
                Locale.ROOT,
                "%nderived: %d times the larger of the spread and the farthest distance from the pinned value, at least 4 units"
                        + " in the last place%n",
                CellSpread.MARGIN));
        text.append("computed by: ").append(String.join("; ", found.settings())).append(System.lineSeparator());
        found.refused()
                .forEach(line -> text.append("not counted: ").append(line).append(System.lineSeparator()));
        return text.append(found.gpu() ? "not measured: other GPUs" : "not measured: GPUs")
                .append(", processors without fused multiply-add, other builds of LAPACK")
                .append(System.lineSeparator())
                .toString();
    }

    private static List<String> row(CellSpread cell) {
        return List.of(
                cell.cell(),
                Integer.toString(cell.n()),
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

    static Map<String, Object> json(Found found) {
        SortedMap<String, Object> cells = new TreeMap<>();
        found.cells()
                .forEach(cell -> cells.put(
                        cell.cell(),
                        Map.of(
                                "n", cell.n(),
                                "min", cell.min(),
                                "max", cell.max(),
                                "spread", cell.spread(),
                                "derived", cell.derived(),
                                "tolerance", cell.tolerance(),
                                "pinned", cell.pinned())));
        return Map.of("cells", cells, "settings", found.settings(), "refused", found.refused());
    }
}
