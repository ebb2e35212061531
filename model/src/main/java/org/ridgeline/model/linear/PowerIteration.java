package org.ridgeline.model.linear;

import java.util.Arrays;
import org.ridgeline.model.device.SparseProducts;

/** The largest singular value of a sparse matrix (Golub and Van Loan, "Matrix Computations", 4th edition, section 7.3.1). */
public final class PowerIteration {

    private static final int MAX_STEPS = 500;
    private static final double TOLERANCE = 1e-7;

    private PowerIteration() {}

    /** Returns a lower estimate of σ_max, from XᵀX applied to the vector of ones until it grows by less than 1e-7 of itself. */
    public static double largestSingularValue(SparseProducts x) {
        double[] v = new double[x.columns()];
        double[] xv = new double[x.rows()];
        Arrays.fill(v, 1 / Math.sqrt(v.length));
        double estimate = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            x.multiply(v, xv);
            double next = Vectors.norm(xv);
            if (next <= estimate * (1 + TOLERANCE)) {
                return Math.max(next, estimate);
            }
            estimate = next;
            x.multiplyTransposed(xv, v);
            double norm = Vectors.norm(v);
            if (norm == 0) {
                // The squares of tiny entries underflow.
                return estimate;
            }
            for (int j = 0; j < v.length; j++) {
                v[j] /= norm;
            }
        }
        return estimate;
    }
}
