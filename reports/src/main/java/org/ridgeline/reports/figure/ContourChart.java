package org.ridgeline.reports.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgeline.reports.figure.Drawing.Pen;

/**
 * Paints lines of equal height, light where low and dark where high, under trajectories; each is named once by its level, where
 * nothing else is, or not at all where there is no room.
 */
final class ContourChart {

    private static final double HEIGHT = 370;
    private static final double HALF_HEIGHT = 8;
    private static final double GAP = 4;
    private static final int TRIES = 40;

    private final ContourFigure figure;
    private final Drawing drawing;
    private final Scale x;
    private final Scale y;
    private final Plane plane;
    private final List<Rectangle2D> names = new ArrayList<>();

    ContourChart(ContourFigure figure, Drawing drawing) {
        Grid grid = figure.grid();
        this.figure = figure;
        this.drawing = drawing;
        this.x = Scale.of(figure.x(), DoubleStream.of(grid.x().from(), grid.x().to()), 0);
        this.y = Scale.of(figure.y(), DoubleStream.of(grid.y().from(), grid.y().to()), 0);
        drawing.above(figure.y().label());
        this.plane = Plane.of(x, y, drawing, HEIGHT);
    }

    void paint() {
        Legend legend = new Legend();
        List<SeriesPainter> painters = SeriesPainter.trajectories(figure.paths(), legend);
        plane.paint(drawing, false);
        drawing.draw(plane.area(), Pen.of(Palette.GRID, 1));
        List<List<Point2D>> longest = new ArrayList<>();
        for (int i = 0; i < figure.levels().size(); i++) {
            longest.add(level(i));
        }
        List<Point2D> taken = painters.stream().flatMap(this::places).toList();
        for (int i = 0; i < longest.size(); i++) {
            name(figure.levels().get(i), longest.get(i), taken);
        }
        for (SeriesPainter each : painters) {
            each.trajectory(drawing, SeriesLine.of(each.series(), x, y), plane::at);
        }
        drawing.below(figure.x().label());
        legend.paint(drawing);
    }

    private Stream<Point2D> places(SeriesPainter painter) {
        return SeriesLine.of(painter.series(), x, y).points().stream().map(plane::at);
    }

    /** Paints the lines of a level and returns the longest. */
    private List<Point2D> level(int index) {
        List<List<Point2D>> lines = new ArrayList<>();
        Path2D path = new Path2D.Double();
        for (List<Point2D> line : Contours.of(figure.grid(), figure.levels().get(index))) {
            List<Point2D> onPaper = line.stream()
                    .map(at -> plane.at(new Point2D.Double(x.share(at.getX()), y.share(at.getY()))))
                    .toList();
            lines.add(onPaper);
            path.moveTo(onPaper.get(0).getX(), onPaper.get(0).getY());
            onPaper.stream().skip(1).forEach(at -> path.lineTo(at.getX(), at.getY()));
        }
        double height = 0.2 + 0.8 * (index + 0.5) / figure.levels().size();
        if (!lines.isEmpty()) {
            drawing.draw(path, Pen.of(Palette.height(height), 1.3));
        }
        return lines.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    /** Writes a level over a line, on a patch of paper. */
    private void name(double level, List<Point2D> line, List<Point2D> taken) {
        String text = text(level);
        double wide = TextStyle.TICK.width(text) + 2;
        for (int i = 0; i < TRIES && !line.isEmpty(); i++) {
            Point2D at = line.get(line.size() * i / TRIES);
            Rectangle2D patch = around(at, wide / 2, HALF_HEIGHT);
            Rectangle2D wider = around(at, wide / 2 + GAP, HALF_HEIGHT + GAP);
            if (plane.area().contains(wider)
                    && names.stream().noneMatch(wider::intersects)
                    && taken.stream().noneMatch(wider::contains)) {
                names.add(wider);
                drawing.fill(patch, Palette.PAPER);
                drawing.text(text, at.getX(), 0.5, at.getY() + 5, TextStyle.TICK, Palette.QUIET);
                return;
            }
        }
    }

    private static Rectangle2D around(Point2D at, double halfWidth, double halfHeight) {
        return new Rectangle2D.Double(at.getX() - halfWidth, at.getY() - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    /** Returns a level with at most three significant digits and no trailing zeros. */
    private static String text(double level) {
        double size = Math.abs(level);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.0e", level);
        }
        int decimals = size == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(StrictMath.log10(size)));
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", level);
        return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }
}
