package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.stream.DoubleStream;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.problem.Parabola;
import org.ridgeline.model.problem.RadialQuartic;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.figure.SurfaceFigure;

/** Gradient descent as the chapter introduces it: section 3.1 and its figures 3.1 to 3.5, from the functions that it prints. */
final class DescentExamples {

    private static final Parabola PARABOLA = new Parabola();
    private static final String PARABOLA_NAME = "4w² - 6w - 9";
    private static final RadialQuartic QUARTIC = new RadialQuartic();
    private static final Axis W = Axis.linear("w");
    private static final Axis LOSS = Axis.linear("loss");
    private static final Marker MINIMUM = new Marker(true, Parabola.MINIMIZER, "minimum at 3/4");

    private DescentExamples() {}

    static List<WorkedExample> all() {
        return List.of(parabola(), radialQuartic());
    }

    static void addTo(ReportBuilder report) {
        report.figures(walkDown(), surface(), contours())
                .example("lab-example-3-1-2", radialQuartic())
                .figures(stepSizes(), distances())
                .figures(
                        chord("chapter-3-4-convex", PARABOLA, PARABOLA_NAME, new Axis.Range(-0.5, 2.5), 2),
                        chord(
                                "chapter-3-4-non-convex",
                                QUARTIC,
                                "r⁴ - 7r³ + 13r² with r = w²",
                                new Axis.Range(-2, 2),
                                Math.sqrt(3.25)))
                .figures(twoStarts());
    }

    private static WorkedExample parabola() {
        double tiny = reached(0.0001, 100);
        WorkedExample example = new WorkedExample("parabola")
                .equal("minimizer 6/8", 0.75, 0, Parabola.MINIMIZER)
                .equal("w after 100 steps of 0.1", 0.75, 1e-12, reached(0.1, 100))
                .equal("w after 1 step of 1/8", 0.75, 0, reached(0.125, 1))
                .claim("too small: w after 100 steps of 0.0001 is not half-way", tiny < 0.375, tiny)
                .equal("too large: w after 101 steps of 2/8, as after the first", 1.5, 0, reached(0.25, 101));
        String label = "too large: last step not above the start with steps of 0.3";
        try {
            return example.claim(
                    label + " (found no divergence)",
                    false,
                    onParabola(0.3, 1000).loss());
        } catch (DivergenceException e) {
            return example.claim(label + ", found by the engine", true, e.lastGoodEpoch());
        }
    }

    private static WorkedExample radialQuartic() {
        double[] gradient = new double[2];
        QUARTIC.gradient(new double[] {0.5, 1}, gradient);
        Iterates walk = toTheOrigin();
        double[] end = toTheRing().end();
        return new WorkedExample("radial-quartic")
                .equal("gradient at (0.5, 1)", new double[] {7.5, 15}, 0, gradient)
                .printed("after 1 step", "0.425 0.85", walk.after(1))
                .printed("after 2 steps", "0.35 0.69", walk.after(2))
                .printed("after 200 steps", "0.03 0.06", walk.after(200))
                .equal(
                        "r after 200 steps of 0.005 from (1, 1.2): beyond r = 2 descent ends on the ring 13/4",
                        3.25,
                        1e-9,
                        end[0] * end[0] + end[1] * end[1]);
    }

    private static Iterates onParabola(double eta, int steps) {
        return Iterates.descent(PARABOLA, eta, steps, 0);
    }

    private static double reached(double eta, int steps) {
        return onParabola(eta, steps).end()[0];
    }

    /** The walk that Example 3.1.2 prints. */
    private static Iterates toTheOrigin() {
        return Iterates.descent(QUARTIC, 0.01, 200, 0.5, 1);
    }

    /** A walk on the same function from beyond its ring of maxima. */
    private static Iterates toTheRing() {
        return Iterates.descent(QUARTIC, 0.005, 200, 1, 1.2);
    }

    private static Figure walkDown() {
        return new LineFigure(
                Texts.caption("chapter-3-1"),
                W,
                LOSS,
                List.of(parabola(-0.5, 2), onCurve("descent, steps of 0.05", onParabola(0.05, 10))),
                List.of(MINIMUM));
    }

    private static Figure surface() {
        Axis w1 = Axis.linear("w1").from(-1.3, 1.3);
        Axis w2 = Axis.linear("w2").from(-1.3, 1.3);
        return new SurfaceFigure(
                Texts.caption("chapter-3-2-surface"),
                w1,
                w2,
                LOSS,
                Plots.grid(w1, w2, QUARTIC),
                List.of(path("200 steps of 0.01", toTheOrigin())));
    }

    private static Figure contours() {
        return contours(
                "chapter-3-2-contours",
                1.6,
                1.2,
                List.of(0.1, 0.5, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 11.5),
                path("200 steps of 0.01", toTheOrigin()),
                Plots.point("minimum (0, 0)", 0, 0));
    }

    /** Figure 3.5, on a function that our sources print. */
    private static Figure twoStarts() {
        return contours(
                "chapter-3-5",
                2.4,
                1.8,
                List.of(2.0, 5.0, 8.0, 10.0, 11.5, 20.0, 80.0),
                path("from (0.5, 1)", toTheOrigin()),
                path("from (1, 1.2)", toTheRing()));
    }

    /** Axes of four to three, as figures are drawn, so that circles look like circles. */
    private static Figure contours(String id, double width, double height, List<Double> levels, Series... paths) {
        Axis w1 = Axis.linear("w1").from(-width, width);
        Axis w2 = Axis.linear("w2").from(-height, height);
        return new ContourFigure(Texts.caption(id), w1, w2, Plots.grid(w1, w2, QUARTIC), levels, List.of(paths));
    }

    private static Figure stepSizes() {
        return new LineFigure(
                Texts.caption("chapter-3-3"),
                W,
                LOSS,
                List.of(
                        parabola(-2, 3.5),
                        onCurve("too small: 0.005", onParabola(0.005, 8)),
                        onCurve("too large: 0.27", onParabola(0.27, 8))),
                List.of(MINIMUM));
    }

    private static Figure distances() {
        List<Series> series = DoubleStream.of(0.005, 0.05, 0.1, 0.25, 0.27)
                .mapToObj(eta ->
                        Plots.bySteps("eta = " + eta, onParabola(eta, 20), w -> Math.abs(w[0] - Parabola.MINIMIZER)))
                .toList();
        return new LineFigure(
                Texts.caption("chapter-3-3-distance"), Axis.linear("step t"), Axis.log("|w - 3/4|"), series, List.of());
    }

    /** Figure 3.4: an objective along its first axis, and the chord from 0. */
    private static Figure chord(String id, Differentiable objective, String name, Axis.Range shown, double to) {
        return new LineFigure(
                Texts.caption(id),
                W,
                LOSS,
                List.of(
                        Plots.curve(name, shown.from(), shown.to(), w -> along(objective, w)),
                        Plots.function("chord", Style.DASHED, DoubleStream.of(0, to), w -> along(objective, w))),
                List.of());
    }

    private static Series parabola(double from, double to) {
        return Plots.curve(PARABOLA_NAME, from, to, w -> along(PARABOLA, w));
    }

    private static Series path(String name, Iterates walk) {
        return Plots.path(name, walk, Style.LINE_AND_POINTS);
    }

    private static Series onCurve(String name, Iterates walk) {
        return Plots.series(name, Style.LINE_AND_POINTS, walk.points(), point -> point[0], PARABOLA::value);
    }

    private static double along(Differentiable objective, double w) {
        double[] point = new double[objective.dimension()];
        point[0] = w;
        return objective.value(point);
    }
}
