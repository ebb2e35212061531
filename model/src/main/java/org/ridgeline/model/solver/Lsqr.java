package org.ridgeline.model.solver;

import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Vectors;

/**
 * LSQR (Paige and Saunders, "LSQR: an algorithm for sparse linear equations and sparse least squares", ACM TOMS 8(1), 1982,
 * section 4): minimizes {@code ||Xw - y||² + damp² ||w||²} by Golub-Kahan bidiagonalization. From w = 0 every iterate lies in
 * the row space of X, so with damp = 0 it converges to the solution of least norm.
 *
 * <p>An iteration is one product with X and one with Xᵀ. It stops when the recurrence's estimate of {@code ||Xᵀr - damp² w||}
 * is at most tolerance times {@code ||Xᵀy||} and, where the fit shall interpolate, also {@code ||r|| <= tolerance ||y||}.
 */
final class Lsqr {

    private final double[] w;
    private int iterations;
    private double frobenius;
    private double inverseFrobenius;

    private Lsqr(int columns) {
        w = new double[columns];
    }

    /**
     * Runs from w = 0.
     *
     * @param interpolate whether the rows are independent, so that the residual must vanish as well
     */
    static Lsqr solve(
            SparseProducts x, double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        Lsqr lsqr = new Lsqr(x.columns());
        lsqr.run(x, y, damp, interpolate, tolerance, maxIterations);
        return lsqr;
    }

    /** Returns w; not a copy. */
    double[] solution() {
        return w;
    }

    int iterations() {
        return iterations;
    }

    /** Returns the estimate {@code ||B|| ||B⁻¹||} of the condition, in the Frobenius norm: an upper estimate (section 5.3). */
    double condition() {
        return frobenius * inverseFrobenius;
    }

    private void run(
            SparseProducts x, double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        double[] u = y.clone();
        double[] v = new double[x.columns()];
        double[] scratchN = new double[x.rows()];
        double[] scratchD = new double[x.columns()];
        double normY = normalize(u);
        if (normY == 0) {
            return;
        }
        x.multiplyTransposed(u, v);
        double alpha = normalize(v);
        double normXty = alpha * normY;
        if (alpha == 0) {
            return;
        }
        double[] direction = v.clone();
        double phiBar = normY;
        double rhoBar = alpha;
        double dampedResidual = 0;
        double squares = 0;
        double directions = 0;
        while (iterations < maxIterations) {
            iterations++;
            // Continue the bidiagonalization: beta u = Xv - alpha u, then alpha v = Xᵀu - beta v.
            x.multiply(v, scratchN);
            for (int i = 0; i < u.length; i++) {
                u[i] = scratchN[i] - alpha * u[i];
            }
            double beta = normalize(u);
            squares += alpha * alpha + beta * beta + damp * damp;
            if (beta > 0) {
                x.multiplyTransposed(u, scratchD);
                for (int j = 0; j < v.length; j++) {
                    v[j] = scratchD[j] - beta * v[j];
                }
                alpha = normalize(v);
            } else {
                alpha = 0;
            }
            // Rotate the damping away, then the subdiagonal beta.
            double rhoBarDamped = Math.hypot(rhoBar, damp);
            double psi = damp / rhoBarDamped * phiBar;
            phiBar = rhoBar / rhoBarDamped * phiBar;
            double rho = Math.hypot(rhoBarDamped, beta);
            double c = rhoBarDamped / rho;
            double s = beta / rho;
            double theta = s * alpha;
            rhoBar = -c * alpha;
            double phi = c * phiBar;
            phiBar = s * phiBar;
            double stepW = phi / rho;
            double stepDirection = -theta / rho;
            double normDirection = 0;
            for (int j = 0; j < w.length; j++) {
                double dj = direction[j];
                normDirection += dj * dj;
                w[j] += stepW * dj;
                direction[j] = v[j] + stepDirection * dj;
            }
            directions += normDirection / (rho * rho);
            frobenius = Math.sqrt(squares);
            inverseFrobenius = Math.sqrt(directions);
            dampedResidual = Math.hypot(dampedResidual, psi);
            double normalResidual = alpha * Math.abs(s * phi);
            double residual = Math.hypot(phiBar, dampedResidual);
            boolean optimal = normalResidual <= tolerance * normXty;
            if (alpha == 0 || optimal && (!interpolate || residual <= tolerance * normY)) {
                return;
            }
        }
    }

    /** Scales v to unit length and returns the length it had; leaves a zero vector alone. */
    private static double normalize(double[] v) {
        double norm = Vectors.norm(v);
        if (norm > 0) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= norm;
            }
        }
        return norm;
    }
}
