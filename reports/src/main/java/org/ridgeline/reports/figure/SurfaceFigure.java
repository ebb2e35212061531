package org.ridgeline.reports.figure;

import java.util.List;

/**
 * A function of two numbers as a surface seen from above at an angle.
 *
 * @param caption the words
 * @param x the first axis
 * @param y the second axis
 * @param z the height
 * @param grid the function
 * @param paths trajectories over (x, y), lifted onto the surface; names, x and y as in a contour figure
 */
public record SurfaceFigure(Caption caption, Axis x, Axis y, Axis z, Grid grid, List<Series> paths) implements Figure {

    public SurfaceFigure {
        paths = List.copyOf(paths);
    }
}
