package org.ridgeline.pipeline.study;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** Numbers as the series of figures; functions, and walks over them, as series and grids. */
final class Plots {

    private static final int CURVE_POINTS = 121;
    private static final int GRID_SIDE = 49;

    private Plots() {}

    /** Returns one point of a series for each of some things. */
    static <T> Series series(
            String name, Style style, Collection<T> things, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return new Series(
                name,
                things.stream().mapToDouble(x).boxed().toList(),
                things.stream().mapToDouble(y).boxed().toList(),
                style);
    }

    static Series function(String name, Style style, DoubleStream at, DoubleUnaryOperator function) {
        return series(name, style, at.boxed().toList(), x -> x, function::applyAsDouble);
    }

    static Series curve(String name, double from, double to, DoubleUnaryOperator function) {
        DoubleStream at =
                IntStream.range(0, CURVE_POINTS).mapToDouble(i -> from + (to - from) * i / (CURVE_POINTS - 1));
        return function(name, Style.LINE, at, function);
    }

    static Series path(String name, Iterates walk, Style style) {
        return series(name, style, walk.points(), point -> point[0], point -> point[1]);
    }

    /** Returns a figure of each point of a walk against the step. */
    static Series bySteps(String name, Iterates walk, ToDoubleFunction<double[]> figure) {
        List<double[]> points = walk.points();
        return function(
                name,
                Style.LINE,
                IntStream.range(0, points.size()).asDoubleStream(),
                t -> figure.applyAsDouble(points.get((int) t)));
    }

    static Grid grid(Axis x, Axis y, Differentiable objective) {
        return Grid.of(
                x.range().orElseThrow(),
                y.range().orElseThrow(),
                GRID_SIDE,
                GRID_SIDE,
                (first, second) -> objective.value(new double[] {first, second}));
    }

    static Series point(String name, double x, double y) {
        return new Series(name, List.of(x), List.of(y), Style.POINTS);
    }
}
