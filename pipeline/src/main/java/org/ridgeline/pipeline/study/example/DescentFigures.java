package org.ridgeline.pipeline.study.example;

import java.util.List;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.problem.Parabola;
import org.ridgeline.model.problem.RadialQuartic;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.figure.SurfaceFigure;

/** Figures 3.1 to 3.5 of the chapter, from the functions that it prints. */
final class DescentFigures {

    private static final Parabola PARABOLA = new Parabola();
    private static final RadialQuartic QUARTIC = new RadialQuartic();
    private static final Axis LOSS = Axis.linear("loss");

    private DescentFigures() {}

    /** Figure 3.1. */
    static Figure walkDown() {
        return new LineFigure(
                new Caption(
                        "chapter-3-1",
                        "Figure 3.1: ten steps of 0.05 from w = 0 walk down to the minimum at w = 3/4",
                        "The curve is 4w² - 6w - 9, least at w = 3/4 with -45/4. The points are the start w = 0 and the ten steps of"
                                + " gradient descent with step size 0.05; each leaves 0.6 of the distance that was left."),
                Axis.linear("w"),
                LOSS,
                List.of(
                        Plots.curve("4w² - 6w - 9", -0.5, 2, DescentFigures::parabola),
                        Plots.onCurve("descent, steps of 0.05", Iterates.descent(PARABOLA, 0.05, 10, 0), PARABOLA)),
                List.of(new Marker(true, Parabola.MINIMIZER, "minimum at 3/4")));
    }

    /** Figure 3.2, the surface. */
    static Figure surface() {
        return new SurfaceFigure(
                new Caption(
                        "chapter-3-2-surface",
                        "Figure 3.2: the walk from (0.5, 1) runs down the inner wall of the bowl",
                        "The surface is Example 3.1.2's r⁴ - 7r³ + 13r² with r = w1² + w2², a bowl whose rim stands at r = 2. The path is"
                                + " gradient descent with step size 0.01: (0.5, 1), (0.425, 0.85), (0.35, 0.69) and on to (0.03, 0.06) after"
                                + " 200 steps."),
                inner("w1"),
                inner("w2"),
                LOSS,
                Plots.grid(inner("w1"), inner("w2"), QUARTIC),
                List.of(Plots.path("200 steps of 0.01", DescentExamples.toTheOrigin(), Style.LINE_AND_POINTS)));
    }

    /** Figure 3.2, the contours. */
    static Figure contours() {
        // Four to three, as figures are drawn, so that circles look like circles.
        Axis x = Axis.linear("w1").from(-1.6, 1.6);
        Axis y = Axis.linear("w2").from(-1.2, 1.2);
        return new ContourFigure(
                new Caption(
                        "chapter-3-2-contours",
                        "Figure 3.2: the walk from (0.5, 1) crosses every contour at a right angle",
                        "The lines of equal loss of r⁴ - 7r³ + 13r² with r = w1² + w2² are circles, so the gradient points at the origin and"
                                + " the walk with step size 0.01 is straight. Its steps shrink as the slope does: 200 of them end at"
                                + " (0.03, 0.06), not at the minimum (0, 0)."),
                x,
                y,
                Plots.grid(x, y, QUARTIC),
                List.of(0.1, 0.5, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 11.5),
                List.of(
                        Plots.path("200 steps of 0.01", DescentExamples.toTheOrigin(), Style.LINE_AND_POINTS),
                        Plots.point("minimum (0, 0)", 0, 0)));
    }

    /** Figure 3.3, the walks. */
    static Figure stepSizes() {
        return new LineFigure(
                new Caption(
                        "chapter-3-3",
                        "Figure 3.3: steps of 0.005 creep, steps of 0.27 jump over the minimum and away",
                        "Eight steps of gradient descent from w = 0 on 4w² - 6w - 9, with step sizes 0.005 and 0.27. A step leaves"
                                + " 1 - 8 eta times the distance to 3/4: 0.96 of it is hardly less, -1.16 of it is more, on the other side."),
                Axis.linear("w"),
                LOSS,
                List.of(
                        Plots.curve("4w² - 6w - 9", -2, 3.5, DescentFigures::parabola),
                        Plots.onCurve("too small: 0.005", Iterates.descent(PARABOLA, 0.005, 8, 0), PARABOLA),
                        Plots.onCurve("too large: 0.27", Iterates.descent(PARABOLA, 0.27, 8, 0), PARABOLA)),
                List.of(new Marker(true, Parabola.MINIMIZER, "minimum at 3/4")));
    }

    /** Figure 3.3, told by the distance that is left. */
    static Figure distances() {
        List<Series> series = List.of(0.005, 0.05, 0.1, 0.25, 0.27).stream()
                .map(eta -> Plots.bySteps(
                        "eta = " + eta,
                        Iterates.descent(PARABOLA, eta, 20, 0),
                        w -> Math.abs(w[0] - Parabola.MINIMIZER)))
                .toList();
        return new LineFigure(
                new Caption(
                        "chapter-3-3-distance",
                        "Figure 3.3: below a step size of 2/8 the distance to the minimum shrinks, above it grows",
                        "The distance |w - 3/4| after each of 20 steps of gradient descent from w = 0 on 4w² - 6w - 9, whose curvature is 8."
                                + " Each step multiplies it by |1 - 8 eta|, so the lines are straight on a logarithmic axis, and level at"
                                + " eta = 2/8."),
                Axis.linear("step t"),
                Axis.log("|w - 3/4|"),
                series,
                List.of());
    }

    /** Figure 3.4, the convex side. */
    static Figure convex() {
        return chord(
                new Caption(
                        "chapter-3-4-convex",
                        "Figure 3.4: convex, every chord lies above the curve",
                        "4w² - 6w - 9 and the chord between its points at w = 0 and w = 2. Where all chords lie above the curve, a step down"
                                + " leads towards the one minimum from everywhere."),
                PARABOLA,
                "4w² - 6w - 9",
                new Axis.Range(-0.5, 2.5),
                new Axis.Range(0, 2));
    }

    /** Figure 3.4, the other side. */
    static Figure nonConvex() {
        return chord(
                new Caption(
                        "chapter-3-4-non-convex",
                        "Figure 3.4: not convex, a chord cuts below the hill between two minima",
                        "Example 3.1.2's r⁴ - 7r³ + 13r² along the axis w2 = 0, where r = w², and the chord between w = 0 and w = √(13/4),"
                                + " both of them minima. The hill between them, at w = √2, decides which of the two a descent reaches."),
                QUARTIC,
                "r⁴ - 7r³ + 13r² with r = w²",
                new Axis.Range(-2, 2),
                new Axis.Range(0, Math.sqrt(3.25)));
    }

    private static Figure chord(
            Caption caption, Differentiable objective, String name, Axis.Range shown, Axis.Range ends) {
        Series curve = Plots.curve(name, shown.from(), shown.to(), w -> along(objective, w));
        List<Double> x = List.of(ends.from(), ends.to());
        List<Double> y = x.stream().map(w -> along(objective, w)).toList();
        return new LineFigure(
                caption, Axis.linear("w"), LOSS, List.of(curve, new Series("chord", x, y, Style.DASHED)), List.of());
    }

    /** Figure 3.5, on a function that our sources print. */
    static Figure twoStarts() {
        Axis x = Axis.linear("w1").from(-2.4, 2.4);
        Axis y = Axis.linear("w2").from(-1.8, 1.8);
        return new ContourFigure(
                new Caption(
                        "chapter-3-5",
                        "Figure 3.5: two starts, two minima: inside the ring of hilltops descent ends at the origin, outside on a ring",
                        "Example 3.1.2's r⁴ - 7r³ + 13r² with r = w1² + w2²; its hilltops are the ring r = 2, its minima the origin and the"
                                + " ring r = 13/4. From (0.5, 1), 200 steps of 0.01; from (1, 1.2), 200 steps of 0.005. The chapter draws"
                                + " this figure for the quartic of Example 3.1.3, whose formula is not printed in our sources."),
                x,
                y,
                Plots.grid(x, y, QUARTIC),
                List.of(2.0, 5.0, 8.0, 10.0, 11.5, 20.0, 80.0),
                List.of(
                        Plots.path("from (0.5, 1)", DescentExamples.toTheOrigin(), Style.LINE_AND_POINTS),
                        Plots.path("from (1, 1.2)", DescentExamples.toTheRing(), Style.LINE_AND_POINTS)));
    }

    private static Axis inner(String label) {
        return Axis.linear(label).from(-1.3, 1.3);
    }

    private static double parabola(double w) {
        return along(PARABOLA, w);
    }

    /** Returns an objective along its first axis. */
    private static double along(Differentiable objective, double w) {
        double[] point = new double[objective.dimension()];
        point[0] = w;
        return objective.value(point);
    }
}
