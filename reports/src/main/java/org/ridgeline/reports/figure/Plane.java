package org.ridgeline.reports.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.ridgeline.reports.figure.Drawing.Pen;

/**
 * Two axes and the area between them.
 *
 * @param left the ticks of the upright axis
 * @param below the ticks of the horizontal axis
 * @param area inside the axes
 */
record Plane(List<Scale.Tick> left, List<Scale.Tick> below, Rectangle2D area) {

    private static final int MOST_DOWN = 7;
    private static final int MOST_ACROSS = 9;
    private static final double TICK = 4;
    private static final double LETTERS = 250;
    private static final double BELOW = 24;

    /** Lays both axes into the next room of a drawing, so high in all. */
    static Plane of(Scale x, Scale y, Drawing drawing, double height) {
        Rectangle2D room = drawing.room(height);
        List<Scale.Tick> left = y.ticks(MOST_DOWN);
        double labels = left.stream()
                        .mapToDouble(tick -> TextStyle.TICK.width(tick.label()))
                        .max()
                        .orElse(0)
                + TICK
                + 4;
        Rectangle2D area = new Rectangle2D.Double(
                room.getX() + labels, room.getY(), room.getWidth() - labels, room.getHeight() - BELOW);
        return new Plane(left, x.ticks(MOST_ACROSS, LETTERS), area);
    }

    /** Returns the axes with room kept free above them. */
    Plane under(double height) {
        Rectangle2D lower =
                new Rectangle2D.Double(area.getX(), area.getY() + height, area.getWidth(), area.getHeight() - height);
        return new Plane(left, below, lower);
    }

    /** Returns where a point stands, given as shares of both scales. */
    Point2D at(Point2D shares) {
        return new Point2D.Double(x(shares.getX()), y(shares.getY()));
    }

    double x(double share) {
        return area.getX() + share * area.getWidth();
    }

    double y(double share) {
        return area.getMaxY() - share * area.getHeight();
    }

    /** Paints the ticks, and lines across the area at those with a label. */
    void paint(Drawing drawing, boolean grid) {
        for (Scale.Tick tick : below) {
            double x = x(tick.share());
            if (grid && !tick.label().isEmpty()) {
                drawing.line(x, area.getY(), x, area.getMaxY(), Pen.of(Palette.GRID, 1));
            }
            drawing.line(x, area.getMaxY() + 1, x, area.getMaxY() + 1 + length(tick), Pen.of(Palette.QUIET, 1));
            drawing.text(tick.label(), x, 0.5, area.getMaxY() + TICK + 16, TextStyle.TICK, Palette.QUIET);
        }
        for (Scale.Tick tick : left) {
            double y = y(tick.share());
            if (grid && !tick.label().isEmpty()) {
                drawing.line(area.getX(), y, area.getMaxX(), y, Pen.of(Palette.GRID, 1));
            }
            drawing.line(area.getX() - 1, y, area.getX() - 1 - length(tick), y, Pen.of(Palette.QUIET, 1));
            drawing.text(tick.label(), area.getX() - TICK - 3, 1, y + 5.5, TextStyle.TICK, Palette.QUIET);
        }
    }

    private static double length(Scale.Tick tick) {
        return tick.label().isEmpty() ? TICK / 2 : TICK;
    }
}
