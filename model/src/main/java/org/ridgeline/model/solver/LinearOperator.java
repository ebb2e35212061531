package org.ridgeline.model.solver;

import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Vectors;

/** A symmetric linear map of R^n into itself, given by its products. */
interface LinearOperator {

    /** Overwrites result (n) with the image of v (n); the two are different arrays. */
    void apply(double[] v, double[] result);

    static LinearOperator identity() {
        return (v, result) -> System.arraycopy(v, 0, result, 0, v.length);
    }

    static LinearOperator inverseDiagonal(double[] diagonal) {
        return (v, result) -> {
            for (int i = 0; i < v.length; i++) {
                result[i] = v[i] / diagonal[i];
            }
        };
    }

    /** Returns {@code XᵀX + lambda I}; one thread at a time may apply it. */
    static LinearOperator normalMatrix(SparseProducts x, double lambda) {
        double[] scratch = new double[x.rows()];
        return (w, result) -> {
            x.multiply(w, scratch);
            x.multiplyTransposed(scratch, result);
            Vectors.addScaled(lambda, w, result);
        };
    }
}
