package org.ridgeline.pipeline.lab;

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
    static Walk toTheOrigin() {
        return Walk.descent(new RadialQuartic(), CHAPTER_ETA, CHAPTER_STEPS, 0.5, 1);
    }

    /** Returns a walk on the same function from beyond its ring of maxima: 200 steps of 0.005 from (1, 1.2). */
    static Walk toTheRing() {
        return Walk.descent(new RadialQuartic(), CHAPTER_ETA / 2, CHAPTER_STEPS, 1, 1.2);
    }

    static List<LabSection> sections() {
        return List.of(parabola(), radialQuartic());
    }

    private static LabSection parabola() {
        Parabola parabola = Parabola.ofTheChapter();
        double tiny = Walk.descent(parabola, 0.0001, 100, 0).end()[0];
        double good = Walk.descent(parabola, 0.1, 100, 0).end()[0];
        double whole = Walk.descent(parabola, 0.125, 1, 0).end()[0];
        double edge = Walk.descent(parabola, 0.25, 101, 0).end()[0];
        return new LabSection(
                "4w² - 6w - 9 from w = 0, gradient 8w - 6, minimum at 3/4 with -45/4",
                "The curvature is 8: steps below 2/8 come nearer, 1/8 hits at once, 2/8 swings for ever, above it diverges.",
                List.of(
                        LabRow.equal("minimizer 6/8", new double[] {0.75}, 0, parabola.minimizer()),
                        LabRow.equal("w after 100 steps of 0.1", new double[] {0.75}, 1e-12, good),
                        LabRow.equal("w after 1 step of 1/8", new double[] {0.75}, 0, whole),
                        LabRow.claim("too small: w after 100 steps of 0.0001 is not half-way", tiny < 0.375, tiny),
                        LabRow.equal(
                                "too large: w after 101 steps of 2/8, as after the first", new double[] {1.5}, 0, edge),
                        divergence(parabola)));
    }

    private static LabRow divergence(Parabola parabola) {
        String label = "too large: last step not above the start with steps of 0.3";
        try {
            Walk walk = Walk.descent(parabola, 0.3, 1000, 0);
            return LabRow.claim(label + " (found no divergence)", false, walk.loss());
        } catch (DivergenceException e) {
            return LabRow.claim(label + ", found by the engine", true, e.lastGoodEpoch());
        }
    }

    static LabSection radialQuartic() {
        RadialQuartic problem = new RadialQuartic();
        double[] gradient = new double[2];
        problem.gradient(new double[] {0.5, 1}, gradient);
        Walk walk = toTheOrigin();
        double[] end = toTheRing().end();
        return new LabSection(
                "Example 3.1.2: r⁴ - 7r³ + 13r² with r = w1² + w2², from (0.5, 1)",
                "The gradient at (0.5, 1) is (7.5, 15) by hand, so the first printed step fixes the step size: 0.01.",
                List.of(
                        LabRow.equal("gradient at (0.5, 1)", new double[] {7.5, 15}, 0, gradient),
                        LabRow.printed("after 1 step", "0.425 0.85", walk.after(1)),
                        LabRow.printed("after 2 steps", "0.35 0.69", walk.after(2)),
                        LabRow.printed("after 200 steps", "0.03 0.06", walk.after(200)),
                        LabRow.equal(
                                "r after 200 steps of 0.005 from (1, 1.2): beyond r = 2 descent ends on the ring 13/4",
                                new double[] {3.25},
                                1e-9,
                                end[0] * end[0] + end[1] * end[1])));
    }
}
