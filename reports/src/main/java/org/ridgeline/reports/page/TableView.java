package org.ridgeline.reports.page;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.reports.table.TextTable;

/**
 * A table as the template reads it; the columns of words stand to the left.
 *
 * <p>Cells wrap between words. Where the longest words of all columns do not fit beside each other, each row is shown as a
 * block of labelled values instead; how wide they are is estimated by their letters, so that no script has to measure. Of
 * many blocks the style sheet shows the first ones until a box is ticked, so that a phone is not scrolled past hundreds of
 * values; paper and wide windows have all rows.
 *
 * @param stacks the class of the style sheet that says below which width the rows become blocks; empty where they never do
 * @param folds how many rows there are, where a part of their blocks is shown first; else 0
 * @param header one a column
 * @param rows in order
 */
record TableView(String id, String title, String stacks, int folds, List<Cell> header, List<Row> rows) {

    /** Digits of a wide font that a phone has room for in a row, 330 px at 12 px. */
    private static final int ON_A_PHONE = 43;

    /** The same of {@code .stack} in the style sheet, 42 rem at 0.85 rem. */
    private static final int ON_A_TABLET = 77;

    /** The longest word that is kept whole. */
    private static final int WHOLE = 20;

    private static final int GAP = 1;

    /** So many blocks are shown at once; the style sheet shows the first six of more. */
    private static final int UNFOLDED = 9;

    static TableView of(Block.Table block) {
        TextTable table = block.table();
        List<Cell> header = cells(table, table.header());
        List<Row> rows =
                table.rows().stream().map(row -> new Row(cells(table, row))).toList();
        String stacks = stacks(letters(header, rows));
        int folds = stacks.isEmpty() || rows.size() <= UNFOLDED ? 0 : rows.size();
        return new TableView(block.id(), block.title(), stacks, folds, header, rows);
    }

    private static List<Cell> cells(TextTable table, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(j -> Cell.of(table.header().get(j), texts.get(j), j < table.textColumns()))
                .toList();
    }

    /** Returns how many letters a row needs at the least. */
    private static int letters(List<Cell> header, List<Row> rows) {
        return IntStream.range(0, header.size())
                .map(j -> GAP
                        + Stream.concat(Stream.of(header.get(j)), rows.stream().map(row -> row.cells()
                                        .get(j)))
                                .mapToInt(cell -> Math.min(WHOLE, longestWord(cell.text())))
                                .max()
                                .orElse(0))
                .sum();
    }

    private static String stacks(int letters) {
        return letters <= ON_A_PHONE ? "" : letters <= ON_A_TABLET ? "stack" : "stack wide";
    }

    private static int longestWord(String text) {
        return Stream.of(text.split("[\\s-]+")).mapToInt(String::length).max().orElse(0);
    }

    record Row(List<Cell> cells) {}

    /** A cell with the name of its column and its classes: to the left, broken anywhere. */
    record Cell(String label, String text, String style) {

        static Cell of(String label, String text, boolean words) {
            String side = words ? "left" : "";
            String style = longestWord(text) > WHOLE ? (side + " long").strip() : side;
            return new Cell(label, text, style);
        }
    }
}
