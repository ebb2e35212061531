package org.ridgeline.model.problem;

import org.ridgeline.model.linear.Differentiable;

/**
 * A quadratic of one parameter, {@code J(w) = a w² + b w + c} with {@code J'(w) = 2 a w + b}. With a above 0 its minimum is at {@code -b
 * / (2a)}; its curvature is 2a, so gradient descent converges for step sizes below 1/a.
 *
 * @param a above 0
 * @param b any finite number
 * @param c any finite number
 */
public record Parabola(double a, double b, double c) implements Differentiable {

    /** Checks the ranges. */
    public Parabola {
        if (!(a > 0 && a < Double.POSITIVE_INFINITY) || !Double.isFinite(b) || !Double.isFinite(c)) {
            throw new IllegalArgumentException(
                    "parabola: expected finite numbers, the first above 0, got " + a + ", " + b + ", " + c);
        }
    }

    /** Returns the chapter's {@code 4w² - 6w - 9}. */
    public static Parabola ofTheChapter() {
        return new Parabola(4, -6, -9);
    }

    /** Returns where the minimum is. */
    public double minimizer() {
        return -b / (2 * a);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double value(double[] w) {
        return (a * w[0] + b) * w[0] + c;
    }

    @Override
    public void gradient(double[] w, double[] gradient) {
        gradient[0] = 2 * a * w[0] + b;
    }
}
