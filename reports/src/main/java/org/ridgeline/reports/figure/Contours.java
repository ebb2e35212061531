package org.ridgeline.reports.figure;

import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Lines of equal height of a grid, by marching squares: in each cell the line is straight between the edges it
 * crosses, where it crosses by linear interpolation; a saddle is decided by the mean of its corners.
 */
final class Contours {

    private final Grid grid;
    private final double level;
    private final Map<Integer, List<Integer>> neighbours = new HashMap<>();

    private Contours(Grid grid, double level) {
        this.grid = grid;
        this.level = level;
    }

    /** Returns the lines at a level; a closed line ends where it starts. */
    static List<List<Point2D>> of(Grid grid, double level) {
        Contours contours = new Contours(grid, level);
        for (int r = 0; r < grid.rows() - 1; r++) {
            for (int c = 0; c < grid.columns() - 1; c++) {
                contours.cross(c, r);
            }
        }
        return contours.join();
    }

    private boolean above(int column, int row) {
        return grid.at(column, row) > level;
    }

    /** Numbers the edge that runs from a corner to the right (even) or up (odd). */
    private int edge(int column, int row, boolean up) {
        return 2 * (row * grid.columns() + column) + (up ? 1 : 0);
    }

    private void cross(int c, int r) {
        List<Integer> crossed = new ArrayList<>();
        if (above(c, r) != above(c + 1, r)) {
            crossed.add(edge(c, r, false));
        }
        if (above(c + 1, r) != above(c + 1, r + 1)) {
            crossed.add(edge(c + 1, r, true));
        }
        if (above(c + 1, r + 1) != above(c, r + 1)) {
            crossed.add(edge(c, r + 1, false));
        }
        if (above(c, r + 1) != above(c, r)) {
            crossed.add(edge(c, r, true));
        }
        if (crossed.size() == 2) {
            link(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            double middle = (grid.at(c, r) + grid.at(c + 1, r) + grid.at(c + 1, r + 1) + grid.at(c, r + 1)) / 4;
            // Where the middle is on the side of the lower left corner, the other two corners are cut off.
            int first = (middle > level) == above(c, r) ? 1 : 3;
            link(crossed.get(0), crossed.get(first));
            link(crossed.get(2), crossed.get(4 - first));
        }
    }

    private void link(int one, int other) {
        neighbours.computeIfAbsent(one, key -> new ArrayList<>(2)).add(other);
        neighbours.computeIfAbsent(other, key -> new ArrayList<>(2)).add(one);
    }

    private List<List<Point2D>> join() {
        TreeSet<Integer> open = new TreeSet<>(neighbours.keySet());
        List<List<Point2D>> lines = new ArrayList<>();
        while (!open.isEmpty()) {
            Deque<Integer> line = new ArrayDeque<>(List.of(open.pollFirst()));
            for (Integer next = next(line.getLast(), open); next != null; next = next(next, open)) {
                line.addLast(next);
            }
            for (Integer next = next(line.getFirst(), open); next != null; next = next(next, open)) {
                line.addFirst(next);
            }
            if (line.size() > 2 && neighbours.get(line.getFirst()).contains(line.getLast())) {
                line.addLast(line.getFirst());
            }
            lines.add(line.stream().map(this::point).toList());
        }
        return lines;
    }

    /** Takes an open neighbour of an edge; null where there is none. */
    private Integer next(int edge, TreeSet<Integer> open) {
        return neighbours.get(edge).stream().filter(open::remove).findFirst().orElse(null);
    }

    private Point2D point(int edge) {
        int r = edge / 2 / grid.columns();
        int c = edge / 2 % grid.columns();
        boolean up = edge % 2 == 1;
        double from = grid.at(c, r);
        double to = up ? grid.at(c, r + 1) : grid.at(c + 1, r);
        double t = (level - from) / (to - from);
        return new Point2D.Double(grid.xAt(c + (up ? 0 : t)), grid.yAt(r + (up ? t : 0)));
    }
}
