package org.ridgeline.reports.figure;

import java.util.List;

/**
 * Lines of equal height of a function of two numbers, with paths and places over them.
 *
 * @param caption the words
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param grid the function; its ranges are what is shown
 * @param levels heights, rising, finite
 * @param paths trajectories and points, in the order of the legend
 */
public record ContourFigure(Caption caption, Axis x, Axis y, Grid grid, List<Double> levels, List<Series> paths)
        implements Figure {

    /** Rejects levels that are not finite. */
    public ContourFigure {
        levels = List.copyOf(levels);
        Finite.require("levels", levels);
        paths = List.copyOf(paths);
    }
}
