package org.ridgeline.reports.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The names of what a figure shows, each after a sample of how it looks, in rows. */
final class Legend {

    private static final double WIDEST = 400;
    private static final double GAP = 16;
    private static final double BESIDE = 6;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(List<String> lines, List<Drawing.Outline> sample) {

        Rectangle2D bounds() {
            return sample.stream()
                    .map(each -> each.shape().getBounds2D())
                    .reduce(Rectangle2D::createUnion)
                    .orElseGet(Rectangle2D.Double::new);
        }

        double width() {
            double text =
                    lines.stream().mapToDouble(TextStyle.TEXT::width).max().orElse(0);
            return bounds().getWidth() + BESIDE + text;
        }
    }

    /** Adds a name; its sample lies around the origin. */
    void add(String name, List<Drawing.Outline> sample) {
        entries.add(new Entry(TextStyle.TEXT.wrap(name, WIDEST), sample));
    }

    /** Writes the legend at the bottom of a drawing; a single row stands in the middle. */
    void paint(Drawing drawing) {
        List<List<Entry>> rows = rows();
        drawing.room(rows.isEmpty() ? 0 : 4);
        for (List<Entry> row : rows) {
            int lines =
                    row.stream().mapToInt(entry -> entry.lines().size()).max().orElse(1);
            Rectangle2D room = drawing.room(lines * TextStyle.TEXT.line() + 6);
            double x = room.getX() + (rows.size() > 1 ? 4 : (room.getWidth() - width(row)) / 2);
            for (Entry entry : row) {
                paint(drawing, entry, x, room.getY());
                x += entry.width() + GAP;
            }
        }
    }

    private List<List<Entry>> rows() {
        List<List<Entry>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            List<Entry> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            if (last.isEmpty() || width(last) + GAP + entry.width() > Drawing.ROOM) {
                rows.add(new ArrayList<>(List.of(entry)));
            } else {
                last.add(entry);
            }
        }
        return rows;
    }

    private static double width(Collection<Entry> row) {
        return row.stream().mapToDouble(entry -> entry.width() + GAP).sum() - GAP;
    }

    private static void paint(Drawing drawing, Entry entry, double x, double top) {
        Rectangle2D sample = entry.bounds();
        double y = top;
        for (Drawing.Outline each : entry.sample()) {
            drawing.add(each.moved(x - sample.getX(), top + TextStyle.TEXT.line() / 2.0 + 2));
        }
        for (String line : entry.lines()) {
            y += TextStyle.TEXT.line();
            drawing.text(line, x + sample.getWidth() + BESIDE, 0, y - 2, TextStyle.TEXT, Palette.INK);
        }
    }
}
