package org.ridgeline.model.solver;

/** A symmetric linear map of R^n into itself, given by its products. */
interface LinearOperator {

    /** Overwrites result (n) with the image of v (n); the two are different arrays. */
    void apply(double[] v, double[] result);

    /** Returns the identity. */
    static LinearOperator identity() {
        return (v, result) -> System.arraycopy(v, 0, result, 0, v.length);
    }

    /** Returns the diagonal matrix D⁻¹ for the given positive diagonal of D. */
    static LinearOperator inverseDiagonal(double[] diagonal) {
        return (v, result) -> {
            for (int i = 0; i < v.length; i++) {
                result[i] = v[i] / diagonal[i];
            }
        };
    }
}
