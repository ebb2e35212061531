package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.List;

/** The floor and the two back walls that a surface stands in, with ticks at the three edges towards the reader. */
record SurfaceFrame(Projection projection, Scale x, Scale y, Scale z) {

    private static final int MOST_TICKS = 4;
    private static final double TICK = 0.02;

    void paint(Graphics2D g) {
        g.setStroke(new BasicStroke(1));
        g.setFont(Letters.TICK);
        for (Scale.Tick tick : named(x)) {
            double at = share(x, tick);
            line(g, Palette.GRID, at, 0, 0, at, 1, 0);
            line(g, Palette.GRID, at, 1, 0, at, 1, 1);
            line(g, Palette.QUIET, at, 0, 0, at, -TICK, 0);
            Point2D end = projection.at(at, -TICK, 0);
            text(g, tick.label(), end.getX() - Letters.TICK.width(tick.label()) + 2, end.getY() + 16);
        }
        for (Scale.Tick tick : named(y)) {
            double at = share(y, tick);
            line(g, Palette.GRID, 0, at, 0, 1, at, 0);
            line(g, Palette.GRID, 0, at, 0, 0, at, 1);
            line(g, Palette.QUIET, 1, at, 0, 1 + TICK, at, 0);
            Point2D end = projection.at(1 + TICK, at, 0);
            text(g, tick.label(), end.getX() + 1, end.getY() + 16);
        }
        for (Scale.Tick tick : named(z)) {
            double at = share(z, tick);
            line(g, Palette.GRID, 0, 0, at, 0, 1, at);
            line(g, Palette.GRID, 0, 1, at, 1, 1, at);
            Point2D end = projection.at(0, 0, at);
            text(g, tick.label(), end.getX() - Letters.TICK.width(tick.label()) - 7, end.getY() + 3);
        }
        line(g, Palette.QUIET, 0, 0, 0, 1, 0, 0);
        line(g, Palette.QUIET, 1, 0, 0, 1, 1, 0);
        line(g, Palette.QUIET, 0, 0, 0, 0, 0, 1);
    }

    private static List<Scale.Tick> named(Scale scale) {
        return scale.ticks(MOST_TICKS).stream()
                .filter(tick -> !tick.label().isEmpty())
                .toList();
    }

    private static double share(Scale scale, Scale.Tick tick) {
        return (tick.position() - scale.from()) / (scale.to() - scale.from());
    }

    private void line(Graphics2D g, Palette colour, double... ends) {
        g.setPaint(colour.colour());
        g.draw(new Line2D.Double(projection.at(ends[0], ends[1], ends[2]), projection.at(ends[3], ends[4], ends[5])));
    }

    private static void text(Graphics2D g, String text, double x, double y) {
        g.setPaint(Palette.QUIET.colour());
        g.drawString(text, (float) x, (float) y);
    }
}
