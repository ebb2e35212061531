package org.ridgeline.reports.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;

/**
 * Paints a series by its place in the order, which gives it a colour and a mark; no two of the first 72 share both.
 *
 * @param marked whether it has marks; a line that is the only one of its style needs none
 */
record SeriesPainter(Series series, int index, boolean marked) {

    private static final int MARKS_ON_A_LINE = 7;
    private static final int FEW = 12;
    private static final double GOLDEN = 0.618;
    private static final double R = 4.2;
    private static final Shape DOT = new Ellipse2D.Double(-2.4, -2.4, 4.8, 4.8);
    private static final Shape RING = new Ellipse2D.Double(-4, -4, 8, 8);

    /** Returns the painters of trajectories, each with its name in the legend. */
    static List<SeriesPainter> trajectories(List<Series> paths, Legend legend) {
        List<SeriesPainter> painters = new ArrayList<>();
        for (Series path : paths) {
            SeriesPainter painter = new SeriesPainter(path, painters.size(), true);
            painters.add(painter);
            legend.add(path.name(), painter.sample());
        }
        return painters;
    }

    private Palette colour() {
        return Palette.series(index);
    }

    private Pen pen() {
        return series.style() == Series.Style.DASHED ? Pen.of(colour(), 2.2, 7, 4) : Pen.of(colour(), 2.2);
    }

    Outline mark() {
        return Outline.filled(shape(index), colour());
    }

    /** Returns how the series looks, around the origin. */
    List<Outline> sample() {
        List<Outline> sample = new ArrayList<>();
        if (series.style() != Series.Style.POINTS) {
            sample.add(Outline.line(new Line2D.Double(-14, 0, 14, 0), pen()));
        }
        if (marked) {
            sample.add(mark());
        }
        return sample;
    }

    /** Paints the series over a plane; on a line that shares the plane with others, a mark here and there tells it. */
    void paint(Drawing drawing, SeriesLine line, UnaryOperator<Point2D> paper) {
        line(drawing, line, paper);
        if (marked) {
            boolean every = series.style() == Series.Style.POINTS || series.style() == Series.Style.LINE_AND_POINTS;
            List<Point2D> points = line.points();
            (every ? points : spread(points)).forEach(place -> put(drawing, mark(), paper.apply(place)));
        }
    }

    /** Paints a trajectory: a ring at its start, its mark at its end, dots between where each point counts. */
    void trajectory(Drawing drawing, SeriesLine line, UnaryOperator<Point2D> paper) {
        List<Point2D> points = line.points().stream().map(paper).toList();
        if (series.style() == Series.Style.POINTS) {
            points.forEach(at -> put(drawing, mark(), at));
            return;
        }
        line(drawing, line, paper);
        if (series.style() == Series.Style.LINE_AND_POINTS) {
            points.forEach(at -> put(drawing, Outline.filled(DOT, colour()), at));
        }
        if (!points.isEmpty()) {
            put(drawing, new Outline(RING, Palette.PAPER, 1, Pen.of(colour(), 2)), points.get(0));
            put(drawing, mark(), points.get(points.size() - 1));
        }
    }

    private void line(Drawing drawing, SeriesLine line, UnaryOperator<Point2D> paper) {
        Path2D path = line.path(paper);
        if (series.style() != Series.Style.POINTS && path.getCurrentPoint() != null) {
            drawing.draw(path, pen());
        }
    }

    private static void put(Drawing drawing, Outline mark, Point2D at) {
        drawing.add(mark.moved(at.getX(), at.getY()));
    }

    /** Returns all of a few points, else some at about equal distances along the line, shifted from series to series. */
    private List<Point2D> spread(List<Point2D> points) {
        if (points.size() <= FEW) {
            return points;
        }
        double[] length = new double[points.size()];
        for (int i = 1; i < length.length; i++) {
            length[i] = length[i - 1] + points.get(i).distance(points.get(i - 1));
        }
        double step = length[length.length - 1] / MARKS_ON_A_LINE;
        double next = step * (index * GOLDEN % 1);
        List<Point2D> chosen = new ArrayList<>();
        for (int i = 0; i < length.length; i++) {
            if (length[i] >= next) {
                chosen.add(points.get(i));
                next = Math.max(next + step, length[i] + step / 2);
            }
        }
        return chosen;
    }

    private static Shape shape(int index) {
        return switch (index % 9) {
            case 0 -> new Ellipse2D.Double(-R, -R, 2 * R, 2 * R);
            case 1 -> new Rectangle2D.Double(-R * 0.9, -R * 0.9, 1.8 * R, 1.8 * R);
            case 2 -> polygon(0, -1.2, 1.1, 0.8, -1.1, 0.8);
            case 3 -> polygon(0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
            case 4 -> polygon(0, 1.2, 1.1, -0.8, -1.1, -0.8);
            case 5 -> cross(0);
            case 6 -> cross(Math.PI / 4);
            case 7 -> polygon(-1.2, 0, 0.8, -1.1, 0.8, 1.1);
            default -> polygon(1.2, 0, -0.8, -1.1, -0.8, 1.1);
        };
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(R * points[0], R * points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(R * points[i], R * points[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Shape cross(double turn) {
        double thin = 0.38;
        Shape upright = polygon(
                -thin, -1.3, thin, -1.3, thin, -thin, 1.3, -thin, 1.3, thin, thin, thin, thin, 1.3, -thin, 1.3, -thin,
                thin, -1.3, thin, -1.3, -thin, -thin, -thin);
        return AffineTransform.getRotateInstance(turn).createTransformedShape(upright);
    }
}
