package org.ridgeline.model.problem;

import org.ridgeline.model.linear.Differentiable;

/** The chapter's quadratic of one parameter, {@code J(w) = 4w² - 6w - 9}; its curvature is 8, so descent converges for step sizes below 1/4. */
public record Parabola() implements Differentiable {

    /** Where J is least. */
    public static final double MINIMIZER = 0.75;

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double value(double[] w) {
        return (4 * w[0] - 6) * w[0] - 9;
    }

    @Override
    public void gradient(double[] w, double[] gradient) {
        gradient[0] = 8 * w[0] - 6;
    }
}
