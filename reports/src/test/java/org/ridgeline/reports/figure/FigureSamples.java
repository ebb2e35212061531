package org.ridgeline.reports.figure;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One figure of each kind, and the awkward ones. */
final class FigureSamples {

    static final String HOSTILE = "<script>alert('&\")</script>\u0000\ud800 ğİı";

    private FigureSamples() {}

    static Caption caption(String id) {
        return new Caption(id, "What to see in " + HOSTILE, "Described with " + HOSTILE);
    }

    static List<Double> numbers(int count, IntToDoubleFunction at) {
        return IntStream.range(0, count).mapToObj(at::applyAsDouble).toList();
    }

    static LineFigure lines(String id, Series... series) {
        return new LineFigure(
                caption(id),
                Axis.log("x " + HOSTILE),
                Axis.log("y"),
                List.of(series),
                List.of(
                        new LineFigure.Marker(true, 0.01, "here " + HOSTILE),
                        new LineFigure.Marker(true, 0.02, "near there"),
                        new LineFigure.Marker(false, 3, "level")));
    }

    static LineFigure wideRange() {
        return lines(
                "wide-range",
                new Series(HOSTILE, List.of(1e-8, 1e-3, 1e3), List.of(1e-8, 1.0, 1e3), Series.Style.LINE_AND_POINTS),
                new Series(
                        "many",
                        numbers(5000, i -> i + 1),
                        numbers(5000, i -> i == 2500 ? 987.6 : 1 + i % 7),
                        Series.Style.DASHED));
    }

    static HistogramFigure histogram() {
        return new HistogramFigure(
                caption("histogram"),
                Axis.linear("weight"),
                Axis.log("words"),
                -1,
                0.5,
                List.of(
                        new HistogramFigure.Counts(HOSTILE, List.of(0L, 10L, 1000L, 1L)),
                        new HistogramFigure.Counts("with L2", List.of(0L, 0L, 11L, 0L))));
    }

    static BarFigure bars() {
        return new BarFigure(
                caption("bars"),
                Axis.linear("weight"),
                List.of(
                        new BarFigure.Bar(HOSTILE, 0.75, 0.5, 1, "in 3 sentences"),
                        BarFigure.Bar.of("a name so long that it has to be broken into more than one line", -0.25, ""),
                        BarFigure.Bar.of("", 0, "")));
    }

    static Grid bowl() {
        return Grid.of(new Axis.Range(-1, 1), new Axis.Range(-2, 2), 41, 31, (x, y) -> x * x + y * y);
    }

    static Series path() {
        return new Series(
                HOSTILE, numbers(9, i -> Math.pow(0.5, i)), numbers(9, i -> -Math.pow(0.7, i)), Series.Style.LINE);
    }

    static ContourFigure contours() {
        return new ContourFigure(
                caption("contours"), Axis.linear("x"), Axis.linear("y"), bowl(), List.of(0.5, 1.0), List.of(path()));
    }

    static SurfaceFigure surface() {
        return new SurfaceFigure(
                caption("surface"), Axis.linear("x"), Axis.linear("y"), Axis.linear("z"), bowl(), List.of(path()));
    }

    /** One of each kind. */
    static Stream<Figure> kinds() {
        return Stream.of(wideRange(), histogram(), bars(), contours(), surface());
    }

    /** Those with too little to draw, or with numbers that have no place. */
    static Stream<Figure> awkward() {
        Axis x = Axis.linear("x");
        Axis y = Axis.linear("y");
        return Stream.of(
                new LineFigure(caption("no-series"), x, y, List.of(), List.of()),
                lines("no-points", new Series("none", List.of(), List.of(), Series.Style.LINE)),
                lines("one-point", new Series("one", List.of(5.0), List.of(7.0), Series.Style.LINE)),
                lines("no-logarithm", new Series("zero", List.of(0.0, -1.0), List.of(0.0, 1.0), Series.Style.POINTS)),
                new LineFigure(
                        caption("constant"),
                        x,
                        y.from(0, 1),
                        List.of(new Series("far", List.of(1.0, 2.0), List.of(1e300, -1e300), Series.Style.LINE)),
                        List.of()),
                lines(
                        "long-name",
                        new Series("a name that goes on ".repeat(12), List.of(1.0), List.of(1.0), Series.Style.POINTS)),
                new LineFigure(
                        caption("zero"),
                        x,
                        y,
                        List.of(new Series("0", List.of(0.0, 0.0), List.of(0.0, 0.0), Series.Style.LINE)),
                        List.of()),
                new HistogramFigure(
                        caption("no-bins"), x, y, 0, 1, List.of(new HistogramFigure.Counts("none", List.of()))),
                new HistogramFigure(
                        caption("no-counts"),
                        x,
                        Axis.log("y"),
                        0,
                        1,
                        List.of(new HistogramFigure.Counts("none", List.of(0L, 0L)))),
                new BarFigure(caption("no-bars"), x, List.of()),
                new BarFigure(caption("zero-bars"), x, List.of(BarFigure.Bar.of("0", 0, ""))),
                new BarFigure(
                        caption("log-bars"), Axis.log("seconds"), List.of(BarFigure.Bar.of("fast", 0.01, "10 ms"))),
                new ContourFigure(caption("no-levels"), x, y, bowl(), List.of(), List.of()),
                new SurfaceFigure(
                        caption("flat"),
                        x,
                        y,
                        Axis.linear("z"),
                        Grid.of(new Axis.Range(0, 1), new Axis.Range(0, 1), 2, 2, (a, b) -> 3),
                        List.of()));
    }

    static Stream<Figure> all() {
        return Stream.concat(kinds(), awkward());
    }
}
