package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series;

/** Walks and functions as the series and grids of figures. */
final class Plots {

    private static final int CURVE_POINTS = 121;
    private static final int GRID_SIDE = 49;

    private Plots() {}

    /** Returns where a walk over two parameters went. */
    static Series path(String name, Iterates walk, Series.Style style) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (double[] point : walk.points()) {
            x.add(point[0]);
            y.add(point[1]);
        }
        return new Series(name, x, y, style);
    }

    /** Returns a figure of each point of a walk against the step. */
    static Series bySteps(String name, Iterates walk, ToDoubleFunction<double[]> figure) {
        List<Double> t = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (double[] point : walk.points()) {
            t.add((double) t.size());
            y.add(figure.applyAsDouble(point));
        }
        return new Series(name, t, y, Series.Style.LINE);
    }

    /** Returns a walk over one parameter as points on the curve of what it descends. */
    static Series onCurve(String name, Iterates walk, Differentiable objective) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (double[] point : walk.points()) {
            x.add(point[0]);
            y.add(objective.value(point));
        }
        return new Series(name, x, y, Series.Style.LINE_AND_POINTS);
    }

    /** Returns a function of one number over a range. */
    static Series curve(String name, double from, double to, DoubleUnaryOperator function) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < CURVE_POINTS; i++) {
            double at = from + (to - from) * i / (CURVE_POINTS - 1);
            x.add(at);
            y.add(function.applyAsDouble(at));
        }
        return new Series(name, x, y, Series.Style.LINE);
    }

    /** Returns an objective of two parameters over a rectangle. */
    static Grid grid(Axis x, Axis y, Differentiable objective) {
        return Grid.of(
                x.range().orElseThrow(),
                y.range().orElseThrow(),
                GRID_SIDE,
                GRID_SIDE,
                (first, second) -> objective.value(new double[] {first, second}));
    }

    /** Returns one point. */
    static Series point(String name, double x, double y) {
        return new Series(name, List.of(x), List.of(y), Series.Style.POINTS);
    }
}
