package org.ridgeline.model.problem;

import org.ridgeline.model.linear.Differentiable;

/**
 * The chapter's Example 3.1.2, a polynomial of the squared distance from the origin:
 *
 * <pre>
 * J(w)  = r⁴ - 7 r³ + 13 r²           r = w_1² + w_2²
 * ∇J(w) = (4 r³ - 21 r² + 26 r) 2 w
 * </pre>
 *
 * <p>J is least, 0, at the origin. The bracket is also zero at {@code r = 2} (a ring of local maxima) and {@code r = 13/4} (of local minima).
 */
public record RadialQuartic() implements Differentiable {

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double value(double[] w) {
        double r = squaredRadius(w);
        return ((r - 7) * r + 13) * r * r;
    }

    @Override
    public void gradient(double[] w, double[] gradient) {
        double r = squaredRadius(w);
        double slope = ((4 * r - 21) * r + 26) * r;
        gradient[0] = slope * 2 * w[0];
        gradient[1] = slope * 2 * w[1];
    }

    private static double squaredRadius(double[] w) {
        return w[0] * w[0] + w[1] * w[1];
    }
}
