package org.ridgeline.model.solver;

/**
 * The iterate of LSQR for one damping, carried along a {@link Bidiagonalization} (Paige and Saunders 1982, sections 4 and 5):
 * after k steps w is the minimizer of {@code ||Xw - y||² + damp² ||w||²} in the span of v_1 ... v_k.
 */
final class DampedIterate {

    private final double damp;
    private final double[] w;
    private final double[] direction;
    private double phiBar;
    private double rhoBar;
    private double dampedResidual;
    private double squares;
    private double directions;
    private double normalResidual;
    private double residual;

    /** Begins at w = 0. */
    DampedIterate(Bidiagonalization basis, double damp) {
        this.damp = damp;
        w = new double[basis.v().length];
        direction = basis.v().clone();
        phiBar = basis.normY();
        rhoBar = basis.alpha();
        normalResidual = basis.normXty();
        residual = basis.normY();
    }

    /** Follows a step of the basis from the given alpha, that before the step. */
    void follow(Bidiagonalization basis, double alphaBefore) {
        double alpha = basis.alpha();
        double beta = basis.beta();
        squares += alphaBefore * alphaBefore + beta * beta + damp * damp;
        // Rotate the damping away, then the subdiagonal beta.
        double rhoBarDamped = StrictMath.hypot(rhoBar, damp);
        double psi = damp / rhoBarDamped * phiBar;
        phiBar = rhoBar / rhoBarDamped * phiBar;
        double rho = StrictMath.hypot(rhoBarDamped, beta);
        double c = rhoBarDamped / rho;
        double s = beta / rho;
        double theta = s * alpha;
        rhoBar = -c * alpha;
        double phi = c * phiBar;
        phiBar = s * phiBar;
        directions += advance(basis.v(), phi / rho, -theta / rho) / (rho * rho);
        dampedResidual = StrictMath.hypot(dampedResidual, psi);
        normalResidual = alpha * Math.abs(s * phi);
        residual = StrictMath.hypot(phiBar, dampedResidual);
    }

    /** Moves w along the direction, turns the direction, and returns the square of the length that it had. */
    private double advance(double[] v, double stepW, double stepDirection) {
        double square = 0;
        for (int j = 0; j < w.length; j++) {
            double dj = direction[j];
            square += dj * dj;
            w[j] += stepW * dj;
            direction[j] = v[j] + stepDirection * dj;
        }
        return square;
    }

    /** Returns w; not a copy. */
    double[] weights() {
        return w;
    }

    /** Returns the recurrence's {@code ||Xᵀ(Xw - y) + damp² w||}. */
    double normalResidual() {
        return normalResidual;
    }

    /** Returns the recurrence's root of {@code ||Xw - y||² + damp² ||w||²}. */
    double residual() {
        return residual;
    }

    /** Returns the estimate {@code ||B|| ||B⁻¹||} of the condition, in the Frobenius norm: an upper estimate (section 5.3). */
    double condition() {
        return Math.sqrt(squares) * Math.sqrt(directions);
    }
}
