package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;

/** The names of upright markers above the plot, in as many rows as keep them apart. */
final class MarkerAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final double ROW = 19;
    private static final double GAP = 14;

    /** A name with the position it belongs to. */
    record Name(double position, String text) {}

    private final transient List<Name> names;
    private final transient Scale scale;

    MarkerAxis(Scale scale, List<Name> names) {
        super(null);
        this.names = names.stream()
                .sorted(Comparator.comparingDouble(Name::position).reversed())
                .toList();
        this.scale = scale;
        setRange(scale.from(), scale.to());
    }

    private record Placed(Name name, double x, double left, double right, int row) {

        boolean meets(Placed other) {
            boolean sameRow = row == other.row && left < other.right + GAP && other.left < right + GAP;
            return sameRow || crosses(other) || other.crosses(this);
        }

        /** Whether this one's line, on its way up, runs through the other's name. */
        private boolean crosses(Placed other) {
            return row > other.row && other.isOver(x);
        }

        boolean isOver(double line) {
            return line > left - 3 && line < right + 3;
        }
    }

    /** Places the names from the right or, where these meet, from the left. */
    private List<Placed> place(double from, double width) {
        List<Placed> placed = place(names, from, width);
        if (placed.stream().noneMatch(each -> placed.stream().anyMatch(other -> other != each && each.meets(other)))) {
            return placed;
        }
        List<Name> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        return place(reversed, from, width);
    }

    /** Gives each name in turn the lowest row in which it meets no other and stands over no other's line. */
    private List<Placed> place(List<Name> turns, double from, double width) {
        List<Placed> placed = new ArrayList<>();
        for (Name name : turns) {
            List<Placed> choices = new ArrayList<>();
            for (int row = 0; row <= names.size(); row++) {
                choices.addAll(choices(name, row, from, width));
            }
            List<Placed> apart = choices.stream()
                    .filter(each -> placed.stream().noneMatch(each::meets))
                    .toList();
            placed.add(apart.stream()
                    .filter(each -> names.stream()
                            .filter(other -> other != name)
                            .noneMatch(other -> each.isOver(x(other, from, width))))
                    .findFirst()
                    .or(() -> apart.stream().findFirst())
                    .orElse(choices.get(choices.size() - 1)));
        }
        return placed;
    }

    private double x(Name name, double from, double width) {
        return from + width * (name.position() - scale.from()) / (scale.to() - scale.from());
    }

    /** Returns the places in a row: over the line, to the right of it, to the left. */
    private List<Placed> choices(Name name, int row, double from, double width) {
        double x = x(name, from, width);
        double wide = Letters.TICK.width(name.text());
        return DoubleStream.of(x - wide / 2, x - 2, x + 2 - wide)
                .map(left -> Math.max(from, Math.min(left, from + width - wide)))
                .mapToObj(left -> new Placed(name, x, left, left + wide, row))
                .toList();
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        AxisSpace result = space == null ? new AxisSpace() : space;
        // The upright axis has taken its room from this area already; its offset on both sides is still to go.
        int rows = place(plotArea.getX() + ChartLayout.OFFSET, plotArea.getWidth() - 2 * ChartLayout.OFFSET).stream()
                .mapToInt(each -> each.row() + 1)
                .max()
                .orElse(0);
        result.ensureAtLeast(rows * ROW + 4, RectangleEdge.TOP);
        return result;
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo plotState) {
        g2.setFont(Letters.TICK);
        for (Placed each : place(dataArea.getX(), dataArea.getWidth())) {
            double base = cursor - 6 - each.row() * ROW;
            g2.setPaint(Palette.INK.colour());
            g2.drawString(each.name().text(), (float) each.left(), (float) base);
            g2.setPaint(Palette.QUIET.colour());
            g2.setStroke(new BasicStroke(1));
            g2.draw(new Line2D.Double(each.x(), base + 4, each.x(), cursor));
        }
        return new AxisState(cursor);
    }
}
