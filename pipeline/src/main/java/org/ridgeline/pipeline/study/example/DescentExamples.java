package org.ridgeline.pipeline.study.example;

import java.util.List;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.problem.Parabola;
import org.ridgeline.model.problem.RadialQuartic;

/** Gradient descent as the chapter introduces it: section 3.1. */
final class DescentExamples {

    private static final double CHAPTER_ETA = 0.01;
    private static final int CHAPTER_STEPS = 200;

    private DescentExamples() {}

    /** Returns the walk that Example 3.1.2 prints: 200 steps of 0.01 from (0.5, 1). */
    static Iterates toTheOrigin() {
        return Iterates.descent(new RadialQuartic(), CHAPTER_ETA, CHAPTER_STEPS, 0.5, 1);
    }

    /** Returns a walk on the same function from beyond its ring of maxima: 200 steps of 0.005 from (1, 1.2). */
    static Iterates toTheRing() {
        return Iterates.descent(new RadialQuartic(), CHAPTER_ETA / 2, CHAPTER_STEPS, 1, 1.2);
    }

    static List<WorkedExample> sections() {
        return List.of(parabola(), radialQuartic());
    }

    private static WorkedExample parabola() {
        Parabola parabola = new Parabola();
        double tiny = Iterates.descent(parabola, 0.0001, 100, 0).end()[0];
        double good = Iterates.descent(parabola, 0.1, 100, 0).end()[0];
        double whole = Iterates.descent(parabola, 0.125, 1, 0).end()[0];
        double edge = Iterates.descent(parabola, 0.25, 101, 0).end()[0];
        return new WorkedExample(
                "4w² - 6w - 9 from w = 0, gradient 8w - 6, minimum at 3/4 with -45/4",
                "The curvature is 8: steps below 2/8 come nearer, 1/8 hits at once, 2/8 swings for ever, above it diverges.",
                List.of(
                        Statement.equal("minimizer 6/8", new double[] {0.75}, 0, Parabola.MINIMIZER),
                        Statement.equal("w after 100 steps of 0.1", new double[] {0.75}, 1e-12, good),
                        Statement.equal("w after 1 step of 1/8", new double[] {0.75}, 0, whole),
                        Statement.claim("too small: w after 100 steps of 0.0001 is not half-way", tiny < 0.375, tiny),
                        Statement.equal(
                                "too large: w after 101 steps of 2/8, as after the first", new double[] {1.5}, 0, edge),
                        divergence(parabola)));
    }

    private static Statement divergence(Parabola parabola) {
        String label = "too large: last step not above the start with steps of 0.3";
        try {
            Iterates walk = Iterates.descent(parabola, 0.3, 1000, 0);
            return Statement.claim(label + " (found no divergence)", false, walk.loss());
        } catch (DivergenceException e) {
            return Statement.claim(label + ", found by the engine", true, e.lastGoodEpoch());
        }
    }

    static WorkedExample radialQuartic() {
        RadialQuartic problem = new RadialQuartic();
        double[] gradient = new double[2];
        problem.gradient(new double[] {0.5, 1}, gradient);
        Iterates walk = toTheOrigin();
        double[] end = toTheRing().end();
        return new WorkedExample(
                "Example 3.1.2: r⁴ - 7r³ + 13r² with r = w1² + w2², from (0.5, 1)",
                "The gradient at (0.5, 1) is (7.5, 15) by hand, so the first printed step fixes the step size: 0.01.",
                List.of(
                        Statement.equal("gradient at (0.5, 1)", new double[] {7.5, 15}, 0, gradient),
                        Statement.printed("after 1 step", "0.425 0.85", walk.after(1)),
                        Statement.printed("after 2 steps", "0.35 0.69", walk.after(2)),
                        Statement.printed("after 200 steps", "0.03 0.06", walk.after(200)),
                        Statement.equal(
                                "r after 200 steps of 0.005 from (1, 1.2): beyond r = 2 descent ends on the ring 13/4",
                                new double[] {3.25},
                                1e-9,
                                end[0] * end[0] + end[1] * end[1])));
    }
}
