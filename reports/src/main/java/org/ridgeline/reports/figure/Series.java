package org.ridgeline.reports.figure;

import java.util.List;

/**
 * Points in order, as one line or as dots.
 *
 * @param name what the legend says
 * @param x abscissae, finite
 * @param y ordinates, as many, finite
 * @param style how they are drawn
 */
public record Series(String name, List<Double> x, List<Double> y, Style style) {

    /** How a series is drawn. */
    public enum Style {
        /** A line through the points. */
        LINE,
        /** A dashed line through the points. */
        DASHED,
        /** A mark at each point. */
        POINTS,
        /** A line with a mark at each point. */
        LINE_AND_POINTS
    }

    /** Rejects lists that differ in length, and numbers that are not finite. */
    public Series {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "series " + name + ": expected as many y as x, got " + x.size() + " and " + y.size());
        }
        Finite.require("series " + name, x);
        Finite.require("series " + name, y);
    }
}
