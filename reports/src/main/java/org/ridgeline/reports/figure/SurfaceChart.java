package org.ridgeline.reports.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;

/** Paints a surface as a mesh of at most 24 x 24 facets, dark where high, with paths on it, in a frame of floor and back walls. */
final class SurfaceChart {

    private static final double HEIGHT = 370;
    private static final double LEFT = 62;
    private static final double RIGHT = 30;
    private static final double ABOVE = 8;
    private static final double BELOW = 40;
    private static final int MOST_FACETS = 24;
    private static final int MOST_TICKS = 4;
    private static final double TICK = 0.02;
    private static final double X_LABEL = 150;
    private static final double Y_LABEL = 75;
    private static final double BESIDE = 16;
    private static final double UNDER_TICKS = 38;

    private final SurfaceFigure figure;
    private final Drawing drawing;
    private final Scale xs;
    private final Scale ys;
    private final Scale zs;
    private final Projection projection;

    SurfaceChart(SurfaceFigure figure, Drawing drawing) {
        Grid grid = figure.grid();
        this.figure = figure;
        this.drawing = drawing;
        this.xs = Scale.of(figure.x(), DoubleStream.of(grid.x().from(), grid.x().to()), 0);
        this.ys = Scale.of(figure.y(), DoubleStream.of(grid.y().from(), grid.y().to()), 0);
        this.zs = Scale.of(figure.z(), grid.values().stream().mapToDouble(Double::doubleValue), 0);
        drawing.above(figure.z().label());
        Rectangle2D room = drawing.room(HEIGHT);
        this.projection = new Projection(new Rectangle2D.Double(
                room.getX() + LEFT, room.getY() + ABOVE, room.getWidth() - LEFT - RIGHT, HEIGHT - ABOVE - BELOW));
    }

    void paint() {
        frame();
        labels();
        facets();
        Legend legend = new Legend();
        for (SeriesPainter each : SeriesPainter.trajectories(figure.paths(), legend)) {
            each.trajectory(drawing, SeriesLine.of(each.series(), xs, ys), this::onSurface);
        }
        legend.paint(drawing);
    }

    /** Paints the floor and the two back walls, with ticks at the three edges towards the reader. */
    private void frame() {
        for (Scale.Tick tick : named(xs)) {
            double at = tick.share();
            line(Palette.GRID, at, 0, 0, at, 1, 0);
            line(Palette.GRID, at, 1, 0, at, 1, 1);
            line(Palette.QUIET, at, 0, 0, at, -TICK, 0);
            text(tick, projection.at(at, -TICK, 0), 1, 2, 16);
        }
        for (Scale.Tick tick : named(ys)) {
            double at = tick.share();
            line(Palette.GRID, 0, at, 0, 1, at, 0);
            line(Palette.GRID, 0, at, 0, 0, at, 1);
            line(Palette.QUIET, 1, at, 0, 1 + TICK, at, 0);
            text(tick, projection.at(1 + TICK, at, 0), 0, 1, 16);
        }
        for (Scale.Tick tick : named(zs)) {
            double at = tick.share();
            line(Palette.GRID, 0, 0, at, 0, 1, at);
            line(Palette.GRID, 0, 1, at, 1, 1, at);
            text(tick, projection.at(0, 0, at), 1, -7, 3);
        }
        line(Palette.QUIET, 0, 0, 0, 1, 0, 0);
        line(Palette.QUIET, 1, 0, 0, 1, 1, 0);
        line(Palette.QUIET, 0, 0, 0, 0, 0, 1);
    }

    private static List<Scale.Tick> named(Scale scale) {
        return scale.ticks(MOST_TICKS).stream()
                .filter(tick -> !tick.label().isEmpty())
                .toList();
    }

    private void line(Palette colour, double... ends) {
        Point2D a = projection.at(ends[0], ends[1], ends[2]);
        Point2D b = projection.at(ends[3], ends[4], ends[5]);
        drawing.line(a.getX(), a.getY(), b.getX(), b.getY(), Pen.of(colour, 1));
    }

    private void text(Scale.Tick tick, Point2D at, double share, double dx, double dy) {
        drawing.text(tick.label(), at.getX() + dx, share, at.getY() + dy, TextStyle.TICK, Palette.QUIET);
    }

    /** Writes the labels of the two floor axes beside their middles, below the ticks' numbers. */
    private void labels() {
        Point2D x = projection.at(0.5, 0, 0);
        label(TextStyle.TEXT.wrap(figure.x().label(), X_LABEL), x.getX() - BESIDE, 1, x.getY() + UNDER_TICKS);
        Point2D y = projection.at(1, 0.5, 0);
        label(TextStyle.TEXT.wrap(figure.y().label(), Y_LABEL), y.getX() + BESIDE, 0, y.getY() + UNDER_TICKS);
    }

    private void label(List<String> lines, double x, double share, double y) {
        for (int i = 0; i < lines.size(); i++) {
            drawing.text(lines.get(i), x, share, y + i * TextStyle.TEXT.line(), TextStyle.TEXT, Palette.INK);
        }
    }

    private record Facet(int column, int row, int nextColumn, int nextRow) {

        int[][] corners() {
            return new int[][] {{column, row}, {nextColumn, row}, {nextColumn, nextRow}, {column, nextRow}};
        }
    }

    /** Paints from the farthest facet to the nearest. */
    private void facets() {
        double lastColumn = figure.grid().columns() - 1;
        double lastRow = figure.grid().rows() - 1;
        int[] columns = some(figure.grid().columns());
        int[] rows = some(figure.grid().rows());
        List<Facet> facets = new ArrayList<>();
        for (int r = 0; r < rows.length - 1; r++) {
            for (int c = 0; c < columns.length - 1; c++) {
                facets.add(new Facet(columns[c], rows[r], columns[c + 1], rows[r + 1]));
            }
        }
        facets.sort(Comparator.comparingDouble(
                each -> -Projection.depth(each.column() / lastColumn, each.row() / lastRow)));
        Pen mesh = Pen.of(Palette.PAPER, 0.6);
        for (Facet facet : facets) {
            Path2D path = new Path2D.Double();
            double sum = 0;
            for (int[] corner : facet.corners()) {
                double z = height(corner[0], corner[1]);
                Point2D at = projection.at(corner[0] / lastColumn, corner[1] / lastRow, z);
                sum += z;
                if (path.getCurrentPoint() == null) {
                    path.moveTo(at.getX(), at.getY());
                } else {
                    path.lineTo(at.getX(), at.getY());
                }
            }
            path.closePath();
            drawing.add(new Outline(path, Palette.height(sum / 4), 1, mesh));
        }
    }

    private static int[] some(int count) {
        int parts = Math.min(MOST_FACETS, count - 1);
        return IntStream.rangeClosed(0, parts).map(i -> i * (count - 1) / parts).toArray();
    }

    /** Returns the height at a corner of the grid as a share of the axis, cut to it. */
    private double height(int column, int row) {
        return zs.inside(figure.grid().at(column, row));
    }

    /** Lifts a place onto the surface, which is linear in each direction between the corners of a cell of the grid. */
    private Point2D onSurface(Point2D place) {
        double c = Math.max(0, Math.min(1, place.getX())) * (figure.grid().columns() - 1);
        double r = Math.max(0, Math.min(1, place.getY())) * (figure.grid().rows() - 1);
        int column = Math.min((int) c, figure.grid().columns() - 2);
        int row = Math.min((int) r, figure.grid().rows() - 2);
        double s = c - column;
        double t = r - row;
        double z = (1 - t) * ((1 - s) * height(column, row) + s * height(column + 1, row))
                + t * ((1 - s) * height(column, row + 1) + s * height(column + 1, row + 1));
        return projection.at(place.getX(), place.getY(), z);
    }
}
