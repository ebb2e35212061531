package org.ridgeline.model.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Vectors;

/**
 * The bidiagonalization of X from y by Golub and Kahan (Paige and Saunders, "LSQR", ACM TOMS 8(1), 1982, section 3): unit
 * vectors u_k and v_k with {@code X v_k = alpha_k u_k + beta_(k+1) u_(k+1)} and {@code Xᵀu_k = beta_k v_(k-1) + alpha_k v_k}.
 *
 * <p>It depends on X and y alone: one serves all dampings. Rounding soon makes the vectors dependent, on SST after ten steps. That delays LSQR and
 * does not change its end, but the steps between are a matter of rounding. So the first vectors u may be reorthogonalized, which keeps
 * the v orthogonal as well (Simon and Zha, "Low-rank matrix approximation using the Lanczos bidiagonalization process", SIAM J. Sci. Comput.
 * 21(6), 2000).
 */
final class Bidiagonalization {

    /** What is left of a vector by rounding, relative to the size that it had. */
    private static final double ROUNDING = 1e-14;

    private final SparseProducts x;
    private final double[] u;
    private final double[] v;
    private final double[] scratchN;
    private final double[] scratchD;
    private final double normY;
    private final double normXty;
    private double alpha;
    private double alphaBefore;
    private double beta;

    /** The first vectors u, to orthogonalize the next against; no more than {@link #kept}. */
    private final List<double[]> first = new ArrayList<>();

    private final int kept;

    /**
     * Begins: one product with Xᵀ.
     *
     * @param kept how many steps are reorthogonalized; they keep as many vectors of n
     */
    Bidiagonalization(SparseProducts x, double[] y, int kept) {
        this.x = x;
        this.kept = kept;
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
        alphaBefore = alpha;
        boolean reorthogonal = first.size() < kept;
        if (reorthogonal) {
            first.add(u.clone());
        }
        x.multiply(v, scratchN);
        for (int i = 0; i < u.length; i++) {
            u[i] = scratchN[i] - alpha * u[i];
        }
        if (reorthogonal) {
            reorthogonalize(alpha);
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

    /**
     * Takes the parts along earlier vectors out of u, twice, which is enough (Giraud, Langou, Rozložník and van den Eshof, Numer. Math. 101,
     * 2005). What is left of a vector that lay among them is rounding, and becomes zero: the space is exhausted.
     */
    private void reorthogonalize(double scale) {
        double before = Vectors.norm(u);
        for (int pass = 0; pass < 2; pass++) {
            for (double[] q : first) {
                Vectors.addScaled(-Vectors.dot(q, u), q, u);
            }
        }
        if (Vectors.norm(u) <= ROUNDING * Math.max(before, scale)) {
            Arrays.fill(u, 0);
        }
    }

    double normY() {
        return normY;
    }

    double normXty() {
        return normXty;
    }

    /** Returns the newest alpha; 0 where the space is exhausted, then all iterates are exact. */
    double alpha() {
        return alpha;
    }

    double alphaBefore() {
        return alphaBefore;
    }

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
