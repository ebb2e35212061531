package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, aligned in columns: the first to the left, numbers to the right, no trailing blanks. */
final class TextGrid {

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Boolean> leftAligned;

    /** Makes a grid; {@code leftAligned} says so for each column. */
    TextGrid(List<Boolean> leftAligned) {
        this.leftAligned = List.copyOf(leftAligned);
    }

    void add(List<String> cells) {
        if (cells.size() != leftAligned.size()) {
            throw new IllegalArgumentException(
                    "grid line: expected " + leftAligned.size() + " cells, got " + cells.size());
        }
        lines.add(cells.stream().map(TextGrid::visible).toList());
    }

    /** Control characters of a hostile name must not steer a terminal or break a line. */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }

    String render() {
        int[] widths = new int[leftAligned.size()];
        for (List<String> line : lines) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < widths.length; j++) {
                String blanks = " ".repeat(widths[j] - line.get(j).length());
                text.append(j == 0 ? "" : GAP);
                text.append(leftAligned.get(j) ? line.get(j) + blanks : blanks + line.get(j));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
