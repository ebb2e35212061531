package org.ridgeline.reports.figure;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A series as it is drawn: positions on the scales, cut to what is shown, and thinned.
 *
 * <p>Values without a position, such as 0 on a logarithmic axis, are left out. What lies outside is cut at the edge. A
 * series of more than 600 points keeps the first, lowest, highest and last of each of 150 stretches, of the axis where x
 * never falls, else of its order; the CSV keeps all.
 */
final class Polyline {

    static final int MOST = 600;
    /** Of each up to four points are kept. */
    private static final int STRETCHES = MOST / 4;

    private Polyline() {}

    /** A place in the unit square, whether it is a point of the series or only where its line leaves the square. */
    record Place(double x, double y, boolean point) {
        Point2D point2d() {
            return new Point2D.Double(x, y);
        }
    }

    /** Returns unbroken runs of places, each with x and y as shares of the scales, from 0 to 1. */
    static List<List<Place>> of(Series series, Scale xs, Scale ys) {
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < series.x().size(); i++) {
            double x = xs.share(series.x().get(i));
            double y = ys.share(series.y().get(i));
            if (Double.isFinite(x) && Double.isFinite(y)) {
                all.add(new Place(x, y, true));
            }
        }
        List<Place> thin = thin(all);
        return series.style() == Series.Style.POINTS ? dots(thin) : cut(thin);
    }

    private static List<Place> thin(List<Place> all) {
        if (all.size() <= MOST) {
            return all;
        }
        List<Place> kept = new ArrayList<>();
        boolean rising = rising(all);
        int from = 0;
        while (from < all.size()) {
            int to = from + 1;
            while (to < all.size() && stretch(all, to, rising) == stretch(all, from, rising)) {
                to++;
            }
            keep(kept, all, from, to);
            from = to;
        }
        return kept;
    }

    private static boolean rising(List<Place> all) {
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).x() < all.get(i - 1).x()) {
                return false;
            }
        }
        return true;
    }

    private static int stretch(List<Place> all, int i, boolean rising) {
        return rising
                ? (int) Math.floor(Math.max(-1, Math.min(1, all.get(i).x())) * STRETCHES)
                : (int) ((long) i * STRETCHES / all.size());
    }

    private static void keep(List<Place> kept, List<Place> all, int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = all.get(i).y() < all.get(low).y() ? i : low;
            high = all.get(i).y() > all.get(high).y() ? i : high;
        }
        IntStream.of(from, low, high, to - 1)
                .sorted()
                .distinct()
                .mapToObj(all::get)
                .forEach(kept::add);
    }

    private static boolean inside(Place place) {
        return place.x() >= -1e-9 && place.x() <= 1 + 1e-9 && place.y() >= -1e-9 && place.y() <= 1 + 1e-9;
    }

    private static List<List<Place>> dots(List<Place> places) {
        return places.stream().filter(Polyline::inside).map(List::of).toList();
    }

    private static List<List<Place>> cut(List<Place> places) {
        List<List<Place>> runs = new ArrayList<>();
        List<Place> run = new ArrayList<>();
        if (!places.isEmpty() && inside(places.get(0))) {
            run.add(places.get(0));
        }
        for (int i = 1; i < places.size(); i++) {
            Place a = places.get(i - 1);
            Place b = places.get(i);
            double[] part = shown(a, b);
            if (part == null) {
                continue;
            }
            if (part[0] > 0) {
                run = begin(runs, run);
            }
            if (run.isEmpty()) {
                run.add(part[0] > 0 ? between(a, b, part[0]) : a);
            }
            run.add(part[1] < 1 ? between(a, b, part[1]) : b);
            if (part[1] < 1) {
                run = begin(runs, run);
            }
        }
        begin(runs, run);
        return runs;
    }

    private static List<Place> begin(List<List<Place>> runs, List<Place> finished) {
        if (!finished.isEmpty()) {
            runs.add(finished);
        }
        return new ArrayList<>();
    }

    private static Place between(Place a, Place b, double t) {
        return new Place(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), false);
    }

    /** Returns which part of a segment lies in the unit square (Liang and Barsky, 1984); null where none does. */
    private static double[] shown(Place a, Place b) {
        double[] part = {0, 1};
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        boolean any =
                cut(part, -dx, a.x()) && cut(part, dx, 1 - a.x()) && cut(part, -dy, a.y()) && cut(part, dy, 1 - a.y());
        return any ? part : null;
    }

    private static boolean cut(double[] part, double towards, double room) {
        if (towards == 0) {
            return room >= 0;
        }
        double t = room / towards;
        if (towards < 0) {
            part[0] = Math.max(part[0], t);
        } else {
            part[1] = Math.min(part[1], t);
        }
        return part[0] <= part[1];
    }
}
