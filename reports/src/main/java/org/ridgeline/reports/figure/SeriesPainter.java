package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Paints series as lines and marks. */
final class SeriesPainter {

    private static final int MARKS_ON_A_LINE = 7;
    private static final int FEW = 12;
    private static final double GOLDEN = 0.618;
    private static final double DOT = 2.4;

    private SeriesPainter() {}

    /** Paints a series over a plane; on a line that shares the plane with others, a mark here and there tells it. */
    static void paint(
            Graphics2D g,
            UnaryOperator<Point2D> paper,
            List<List<Polyline.Place>> runs,
            Mark mark,
            Series.Style style,
            int index) {
        line(g, paper, runs, mark);
        if (!mark.marked()) {
            return;
        }
        List<Polyline.Place> points = points(runs);
        boolean every = style == Series.Style.POINTS || style == Series.Style.LINE_AND_POINTS;
        for (Polyline.Place place : every ? points : spread(points, index)) {
            mark(g, paper, place, mark.shape());
        }
    }

    /** Paints a trajectory: a ring at its start, its mark at its end, dots between where each point counts. */
    static void trajectory(
            Graphics2D g,
            UnaryOperator<Point2D> paper,
            List<List<Polyline.Place>> runs,
            Mark mark,
            Series.Style style) {
        line(g, paper, runs, mark);
        List<Polyline.Place> points = points(runs);
        if (points.isEmpty()) {
            return;
        }
        Shape dot = new Ellipse2D.Double(-DOT, -DOT, 2 * DOT, 2 * DOT);
        if (style == Series.Style.POINTS) {
            points.forEach(place -> mark(g, paper, place, mark.shape()));
            return;
        }
        if (style == Series.Style.LINE_AND_POINTS) {
            points.forEach(place -> mark(g, paper, place, dot));
        }
        Shape ring = at(paper, points.get(0), new Ellipse2D.Double(-4, -4, 8, 8));
        g.setPaint(Palette.PAPER.colour());
        g.fill(ring);
        g.setPaint(mark.colour().colour());
        g.setStroke(new BasicStroke(2));
        g.draw(ring);
        mark(g, paper, points.get(points.size() - 1), mark.shape());
    }

    private static void line(Graphics2D g, UnaryOperator<Point2D> paper, List<List<Polyline.Place>> runs, Mark mark) {
        g.setPaint(mark.colour().colour());
        if (!mark.lined()) {
            return;
        }
        Path2D path = new Path2D.Double();
        for (List<Polyline.Place> run : runs) {
            for (int i = 0; i < run.size(); i++) {
                Point2D at = paper.apply(run.get(i).point2d());
                if (i == 0) {
                    path.moveTo(at.getX(), at.getY());
                } else {
                    path.lineTo(at.getX(), at.getY());
                }
            }
        }
        if (path.getCurrentPoint() != null) {
            g.setStroke(mark.stroke());
            g.draw(path);
        }
    }

    private static List<Polyline.Place> points(List<List<Polyline.Place>> runs) {
        return runs.stream().flatMap(List::stream).filter(Polyline.Place::point).toList();
    }

    /** Returns all of a few points, else some at about equal distances along the line, shifted from series to series. */
    private static List<Polyline.Place> spread(List<Polyline.Place> points, int index) {
        if (points.size() <= FEW) {
            return points;
        }
        double[] length = new double[points.size()];
        for (int i = 1; i < length.length; i++) {
            Polyline.Place a = points.get(i - 1);
            Polyline.Place b = points.get(i);
            length[i] = length[i - 1] + StrictMath.hypot(b.x() - a.x(), b.y() - a.y());
        }
        double step = length[length.length - 1] / MARKS_ON_A_LINE;
        double next = step * (index * GOLDEN % 1);
        List<Polyline.Place> chosen = new ArrayList<>();
        for (int i = 0; i < length.length; i++) {
            if (length[i] >= next) {
                chosen.add(points.get(i));
                next = Math.max(next + step, length[i] + step / 2);
            }
        }
        return chosen;
    }

    private static void mark(Graphics2D g, UnaryOperator<Point2D> paper, Polyline.Place place, Shape shape) {
        g.fill(at(paper, place, shape));
    }

    private static Shape at(UnaryOperator<Point2D> paper, Polyline.Place place, Shape shape) {
        Point2D at = paper.apply(place.point2d());
        if (shape instanceof Ellipse2D round) {
            // Kept an ellipse, which is shorter in a file than its curves.
            return new Ellipse2D.Double(
                    at.getX() + round.getX(), at.getY() + round.getY(), round.getWidth(), round.getHeight());
        }
        return AffineTransform.getTranslateInstance(at.getX(), at.getY()).createTransformedShape(shape);
    }

    /** Returns how the unit square is laid onto an area, its upper side up. */
    static UnaryOperator<Point2D> onto(Rectangle2D area) {
        return share -> new Point2D.Double(
                area.getX() + share.getX() * area.getWidth(), area.getMaxY() - share.getY() * area.getHeight());
    }
}
