package org.ridgeline.model.solver;

import java.util.OptionalDouble;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;

/**
 * LSQR (Paige and Saunders, "LSQR: an algorithm for sparse linear equations and sparse least squares", ACM TOMS 8(1), 1982, sections 4 and 5):
 * after k steps of a {@link Bidiagonalization} w minimizes {@code ||Xw - y||² + damp² ||w||²} in the span of v_1 ... v_k, part of the row
 * space of X. So with damp = 0 it converges to the minimum-norm solution. A step takes one product with X and one with Xᵀ.
 */
public final class Lsqr {

    /** How many steps of {@link #iterates} are those of exact arithmetic. On SST 256 take half a second more than without. */
    public static final int REORTHOGONAL = 256;

    /** The gradient, relative to that at zero, below which a step is made of rounding. */
    private static final double ROUNDING = 1e-12;

    private final Bidiagonalization basis;
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
    private int iterations;

    /** Begins at w = 0; several may follow one basis. */
    Lsqr(Bidiagonalization basis, double damp) {
        this.basis = basis;
        this.damp = damp;
        w = new double[basis.v().length];
        direction = basis.v().clone();
        phiBar = basis.normY();
        rhoBar = basis.alpha();
        normalResidual = basis.normXty();
        residual = basis.normY();
    }

    /** Follows the last step of the basis. */
    void follow() {
        iterations++;
        double alpha = basis.alpha();
        double beta = basis.beta();
        squares += basis.alphaBefore() * basis.alphaBefore() + beta * beta + damp * damp;
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

    double[] weights() {
        return w;
    }

    int iterations() {
        return iterations;
    }

    /** Returns the recurrence's {@code ||Xᵀ(Xw - y) + damp² w||}. */
    double normalResidual() {
        return normalResidual;
    }

    /**
     * Minimizes until the recurrence's {@code ||Xᵀ(Xw - y) + damp² w||} is at most tolerance times {@code ||Xᵀy||}. The solution's condition is
     * the estimate {@code ||B|| ||B⁻¹||} in the Frobenius norm, an upper one (section 5.3).
     *
     * @param interpolate whether the rows are independent, so that {@code ||Xw - y|| <= tolerance ||y||} is asked for as well
     */
    static KrylovSolves.Solution solve(
            SparseProducts x, double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        Bidiagonalization basis = new Bidiagonalization(x, y, 0);
        Lsqr lsqr = new Lsqr(basis, damp);
        boolean solved = false;
        while (!solved && lsqr.iterations < maxIterations && basis.alpha() > 0) {
            basis.step();
            lsqr.follow();
            solved = lsqr.normalResidual <= tolerance * basis.normXty()
                    && (!interpolate || lsqr.residual <= tolerance * basis.normY());
        }
        double condition = Math.sqrt(lsqr.squares) * Math.sqrt(lsqr.directions);
        return new KrylovSolves.Solution(
                lsqr.w, lsqr.iterations, lsqr.iterations == 0 ? OptionalDouble.empty() : OptionalDouble.of(condition));
    }

    public interface Observer {

        /** Takes an iterate w (d), overwritten by the next step, and its number, 0 at the start; returns whether to go on. */
        boolean goOn(int iteration, double[] weights);
    }

    /**
     * Shows an observer iterates on the way to the minimum-norm solution, until it has had enough, the last one asked for is reached, or the
     * solution is exact but for rounding. Early iterates are regularized solutions, the number of steps taking the part of 1/lambda
     * (Hansen, "Rank-Deficient and Discrete Ill-Posed Problems", SIAM, 1998, section 6.3).
     *
     * <p>The first {@value #REORTHOGONAL} steps are reorthogonalized, so that they are those of exact arithmetic, whoever computes them.
     *
     * @param at numbers of iterates, ascending, each at least 0
     */
    public static void iterates(SparseProducts x, LabeledMatrix examples, int[] at, Observer observer) {
        Bidiagonalization basis = new Bidiagonalization(x, examples.labels(), REORTHOGONAL);
        Lsqr lsqr = new Lsqr(basis, 0);
        for (int wanted : at) {
            while (lsqr.iterations < wanted && !lsqr.exact()) {
                basis.step();
                lsqr.follow();
            }
            if (!observer.goOn(lsqr.iterations, lsqr.w) || lsqr.exact()) {
                return;
            }
        }
    }

    private boolean exact() {
        return basis.alpha() == 0 || normalResidual <= ROUNDING * basis.normXty();
    }
}
