package org.ridgeline.reports.figure;

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

    /** Returns the lines at a level, each an array of points (x, y); a closed line ends where it starts. */
    static List<double[][]> of(Grid grid, double level) {
        Contours contours = new Contours(grid, level);
        for (int r = 0; r < grid.rows() - 1; r++) {
            for (int c = 0; c < grid.columns() - 1; c++) {
                contours.cross(r, c);
            }
        }
        return contours.join();
    }

    private double value(int r, int c) {
        return grid.values().get(r * grid.columns() + c);
    }

    /** Numbers the edge that runs from a corner to the right (even) or up (odd). */
    private int edge(int r, int c, boolean up) {
        return 2 * (r * grid.columns() + c) + (up ? 1 : 0);
    }

    private void cross(int r, int c) {
        boolean a = value(r, c) > level;
        boolean b = value(r, c + 1) > level;
        boolean d = value(r + 1, c + 1) > level;
        boolean e = value(r + 1, c) > level;
        List<Integer> crossed = new ArrayList<>();
        if (a != b) {
            crossed.add(edge(r, c, false));
        }
        if (b != d) {
            crossed.add(edge(r, c + 1, true));
        }
        if (d != e) {
            crossed.add(edge(r + 1, c, false));
        }
        if (e != a) {
            crossed.add(edge(r, c, true));
        }
        if (crossed.size() == 2) {
            link(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            double middle = (value(r, c) + value(r, c + 1) + value(r + 1, c + 1) + value(r + 1, c)) / 4;
            // Where the middle is on the side of the lower left corner, the other two corners are cut off.
            int first = (middle > level) == a ? 1 : 3;
            link(crossed.get(0), crossed.get(first));
            link(crossed.get(2), crossed.get(4 - first));
        }
    }

    private void link(int one, int other) {
        neighbours.computeIfAbsent(one, key -> new ArrayList<>(2)).add(other);
        neighbours.computeIfAbsent(other, key -> new ArrayList<>(2)).add(one);
    }

    private List<double[][]> join() {
        TreeSet<Integer> open = new TreeSet<>(neighbours.keySet());
        List<double[][]> lines = new ArrayList<>();
        while (!open.isEmpty()) {
            int start = open.pollFirst();
            Deque<Integer> line = new ArrayDeque<>(List.of(start));
            while (extend(line, open, true) || extend(line, open, false)) {}
            if (line.size() > 2 && neighbours.get(line.getFirst()).contains(line.getLast())) {
                line.addLast(line.getFirst());
            }
            lines.add(line.stream().map(this::point).toArray(double[][]::new));
        }
        return lines;
    }

    private boolean extend(Deque<Integer> line, TreeSet<Integer> open, boolean atEnd) {
        for (int next : neighbours.get(atEnd ? line.getLast() : line.getFirst())) {
            if (open.remove(next)) {
                if (atEnd) {
                    line.addLast(next);
                } else {
                    line.addFirst(next);
                }
                return true;
            }
        }
        return false;
    }

    private double[] point(int edge) {
        int r = edge / 2 / grid.columns();
        int c = edge / 2 % grid.columns();
        boolean up = edge % 2 == 1;
        double from = value(r, c);
        double to = up ? value(r + 1, c) : value(r, c + 1);
        double t = (level - from) / (to - from);
        return new double[] {
            along(grid.x(), c + (up ? 0 : t), grid.columns()), along(grid.y(), r + (up ? t : 0), grid.rows())
        };
    }

    private static double along(Axis.Range range, double index, int count) {
        return range.from() + (range.to() - range.from()) * index / (count - 1);
    }
}
