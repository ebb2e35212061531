package org.ridgeline.model.solver;

import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Vectors;

/**
 * The bidiagonalization of X from y by Golub and Kahan (Paige and Saunders, "LSQR", ACM TOMS 8(1), 1982, section 3): unit
 * vectors u_k and v_k with {@code X v_k = alpha_k u_k + beta_(k+1) u_(k+1)} and {@code Xᵀu_k = beta_k v_(k-1) + alpha_k v_k}.
 *
 * <p>It depends on X and y alone: one serves the least-squares problems of all dampings at once.
 */
final class Bidiagonalization {

    private final SparseProducts x;
    private final double[] u;
    private final double[] v;
    private final double[] scratchN;
    private final double[] scratchD;
    private final double normY;
    private final double normXty;
    private double alpha;
    private double beta;

    /** Begins: one product with Xᵀ. */
    Bidiagonalization(SparseProducts x, double[] y) {
        this.x = x;
        u = y.clone();
        v = new double[x.columns()];
        scratchN = new double[x.rows()];
        scratchD = new double[x.columns()];
        normY = normalize(u);
        if (normY > 0) {
            x.multiplyTransposed(u, v);
            alpha = normalize(v);
        }
        normXty = alpha * normY;
    }

    /** Takes a step from {@code alpha > 0}: {@code beta u = Xv - alpha u}, then {@code alpha v = Xᵀu - beta v}. */
    void step() {
        x.multiply(v, scratchN);
        for (int i = 0; i < u.length; i++) {
            u[i] = scratchN[i] - alpha * u[i];
        }
        beta = normalize(u);
        if (beta > 0) {
            x.multiplyTransposed(u, scratchD);
            for (int j = 0; j < v.length; j++) {
                v[j] = scratchD[j] - beta * v[j];
            }
            alpha = normalize(v);
        } else {
            alpha = 0;
        }
    }

    /** Returns ||y||. */
    double normY() {
        return normY;
    }

    /** Returns ||Xᵀy||. */
    double normXty() {
        return normXty;
    }

    /** Returns the newest alpha; 0 where the space is exhausted, then all iterates are exact. */
    double alpha() {
        return alpha;
    }

    /** Returns the newest beta; 0 before the first step. */
    double beta() {
        return beta;
    }

    /** Returns the newest v (d); not a copy, overwritten by the next step. */
    double[] v() {
        return v;
    }

    /** Scales a vector to unit length and returns the length it had; leaves a zero vector alone. */
    private static double normalize(double[] vector) {
        double norm = Vectors.norm(vector);
        if (norm > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
        }
        return norm;
    }
}
