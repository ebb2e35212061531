package org.ridgeline.reports.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A series as it is drawn: as shares of the scales, without values that have no place, such as 0 on a logarithmic axis, and
 * thinned.
 *
 * <p>Of a series of more than 600 points the first, lowest, highest and last of each of 150 stretches are kept, of the axis where
 * x never falls, else of its order; the CSV has all.
 *
 * @param places x and y from 0 to 1 inside the scales
 */
record SeriesLine(List<Point2D> places) {

    static final int MOST = 600;
    /** Of each up to four points are kept. */
    private static final int STRETCHES = MOST / 4;

    private static final double ROUNDING = 1e-9;

    static SeriesLine of(Series series, Scale xs, Scale ys) {
        List<Point2D> all = new ArrayList<>();
        boolean rising = true;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.x().size(); i++) {
            double x = xs.share(series.x().get(i));
            double y = ys.share(series.y().get(i));
            if (Double.isFinite(x) && Double.isFinite(y)) {
                all.add(new Point2D.Double(x, y));
                rising &= x >= last;
                last = x;
            }
        }
        return new SeriesLine(all.size() <= MOST ? all : thinned(all, rising));
    }

    private static List<Point2D> thinned(List<Point2D> all, boolean rising) {
        int[] stretches = IntStream.range(0, all.size())
                .map(i -> rising
                        ? (int) Math.floor(Math.max(-1, Math.min(1, all.get(i).getX())) * STRETCHES)
                        : (int) ((long) i * STRETCHES / all.size()))
                .toArray();
        List<Point2D> kept = new ArrayList<>();
        for (int from = 0, to = 0; from < all.size(); from = to) {
            int low = from;
            int high = from;
            for (to = from; to < all.size() && stretches[to] == stretches[from]; to++) {
                low = all.get(to).getY() < all.get(low).getY() ? to : low;
                high = all.get(to).getY() > all.get(high).getY() ? to : high;
            }
            IntStream.of(from, low, high, to - 1)
                    .sorted()
                    .distinct()
                    .mapToObj(all::get)
                    .forEach(kept::add);
        }
        return kept;
    }

    /** Returns the points inside the scales. */
    List<Point2D> points() {
        return places.stream()
                .filter(each -> each.getX() >= -ROUNDING && each.getX() <= 1 + ROUNDING)
                .filter(each -> each.getY() >= -ROUNDING && each.getY() <= 1 + ROUNDING)
                .toList();
    }

    /** Returns the line through all places, as far as it lies inside the scales. */
    Path2D path(UnaryOperator<Point2D> paper) {
        Path2D path = new Path2D.Double();
        Point2D last = null;
        for (int i = 1; i < places.size(); i++) {
            Line2D part = inside(places.get(i - 1), places.get(i));
            if (part != null) {
                append(path, paper.apply(part.getP1()), !part.getP1().equals(last));
                append(path, paper.apply(part.getP2()), false);
                last = part.getP2();
            }
        }
        return path;
    }

    private static void append(Path2D path, Point2D at, boolean jump) {
        if (jump) {
            path.moveTo(at.getX(), at.getY());
        } else if (!at.equals(path.getCurrentPoint())) {
            path.lineTo(at.getX(), at.getY());
        }
    }

    /** Returns the part of a segment that lies in the unit square (Liang and Barsky, 1984); null where none does. */
    private static Line2D inside(Point2D a, Point2D b) {
        double dx = b.getX() - a.getX();
        double dy = b.getY() - a.getY();
        double from = 0;
        double to = 1;
        double[][] edges = {{-dx, a.getX()}, {dx, 1 - a.getX()}, {-dy, a.getY()}, {dy, 1 - a.getY()}};
        for (double[] edge : edges) {
            double t = edge[1] / edge[0];
            if (edge[0] < 0) {
                from = Math.max(from, t);
            } else if (edge[0] > 0) {
                to = Math.min(to, t);
            } else if (edge[1] < 0) {
                return null;
            }
        }
        Point2D start = from == 0 ? a : new Point2D.Double(a.getX() + from * dx, a.getY() + from * dy);
        Point2D end = to == 1 ? b : new Point2D.Double(a.getX() + to * dx, a.getY() + to * dy);
        return from <= to ? new Line2D.Double(start, end) : null;
    }
}
