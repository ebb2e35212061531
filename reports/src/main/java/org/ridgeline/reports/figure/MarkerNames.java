package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.reports.figure.Drawing.Pen;

/**
 * The names of upright lines above a plot, in as many rows as keep them apart.
 *
 * @param placed each with its row, 0 the lowest
 */
record MarkerNames(List<Placed> placed) {

    private static final double ROW = 19;
    private static final double GAP = 14;

    /** A name between two edges, and the x of its line. */
    record Placed(String name, double x, double left, double right, int row) {

        boolean meets(Placed other) {
            boolean sameRow = row == other.row && left < other.right + GAP && other.left < right + GAP;
            return sameRow || row > other.row && other.isOver(x) || other.row > row && isOver(other.x);
        }

        private boolean isOver(double line) {
            return line > left - 3 && line < right + 3;
        }
    }

    /** Places the names from the right or, where these meet, from the left. */
    static MarkerNames over(Plane plane, Scale scale, List<LineFigure.Marker> markers) {
        List<LineFigure.Marker> turns = new ArrayList<>(markers);
        turns.sort(Comparator.comparingDouble(LineFigure.Marker::at).reversed());
        List<Placed> placed = place(turns, plane, scale);
        if (placed.stream().anyMatch(each -> placed.stream().anyMatch(other -> other != each && each.meets(other)))) {
            Collections.reverse(turns);
            return new MarkerNames(place(turns, plane, scale));
        }
        return new MarkerNames(placed);
    }

    /** Gives each name in turn the lowest row in which it meets none before it, if it can without standing over another's line. */
    private static List<Placed> place(List<LineFigure.Marker> turns, Plane plane, Scale scale) {
        List<Placed> placed = new ArrayList<>();
        for (LineFigure.Marker marker : turns) {
            double[] others = turns.stream()
                    .filter(other -> other != marker)
                    .mapToDouble(other -> plane.x(scale.share(other.at())))
                    .toArray();
            placed.add(IntStream.rangeClosed(0, turns.size())
                    .boxed()
                    .flatMap(row -> choices(marker.label(), plane.x(scale.share(marker.at())), row, plane))
                    .min(Comparator.comparing((Placed choice) -> placed.stream().anyMatch(choice::meets))
                            .thenComparing(choice -> DoubleStream.of(others).anyMatch(choice::isOver)))
                    .orElseThrow());
        }
        return placed;
    }

    /** Returns the places in a row: over the line, to the right of it, to the left. */
    private static Stream<Placed> choices(String name, double x, int row, Plane plane) {
        double wide = TextStyle.TICK.width(name);
        return DoubleStream.of(x - wide / 2, x - 2, x + 2 - wide)
                .map(left -> Math.max(
                        plane.area().getX(), Math.min(left, plane.area().getMaxX() - wide)))
                .mapToObj(left -> new Placed(name, x, left, left + wide, row));
    }

    /** Returns what the names take above the plot. */
    double height() {
        return placed.stream()
                .mapToDouble(each -> (each.row() + 1) * ROW + 4)
                .max()
                .orElse(0);
    }

    /** Writes the names and leads each line from the top of the plot to its name. */
    void paint(Drawing drawing, double top) {
        for (Placed each : placed) {
            double base = top - 6 - each.row() * ROW;
            drawing.text(each.name(), each.left(), 0, base, TextStyle.TICK, Palette.INK);
            drawing.line(each.x(), base + 4, each.x(), top, Pen.of(Palette.QUIET, 1));
        }
    }
}
