package org.ridgeline.reports.figure;

import java.util.List;

/**
 * Series over a plane.
 *
 * @param caption the words
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series in the order of the legend
 * @param markers places to name
 */
public record LineFigure(Caption caption, Axis x, Axis y, List<Series> series, List<Marker> markers) implements Figure {

    public LineFigure {
        series = List.copyOf(series);
        markers = List.copyOf(markers);
    }

    /**
     * A straight line across the figure, with a name.
     *
     * @param vertical whether it stands at an x, else it lies at a y
     * @param at where, finite
     * @param label its name
     */
    public record Marker(boolean vertical, double at, String label) {

        /** Rejects a place that is not finite. */
        public Marker {
            Finite.require("marker " + label, at);
        }
    }
}
