package org.ridgeline.model.solver;

/** Eigenvalues of a real symmetric tridiagonal matrix. */
final class Tridiagonal {

    private Tridiagonal() {}

    /**
     * Returns the smallest eigenvalue, by bisection on Sturm counts (Golub and Van Loan, "Matrix Computations", 4th edition,
     * section 8.4.1), to about 50 binary digits of the Gershgorin interval; NaN for an empty matrix.
     *
     * @param diagonal the n diagonal entries
     * @param beside the n - 1 entries beside the diagonal
     */
    static double smallestEigenvalue(double[] diagonal, double[] beside) {
        int n = diagonal.length;
        if (n == 0) {
            return Double.NaN;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            double radius = (k > 0 ? Math.abs(beside[k - 1]) : 0) + (k < n - 1 ? Math.abs(beside[k]) : 0);
            low = Math.min(low, diagonal[k] - radius);
            high = Math.min(high, diagonal[k]);
        }
        for (int step = 0; step < 60; step++) {
            double middle = low + (high - low) / 2;
            if (hasEigenvalueBelow(middle, diagonal, beside)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low + (high - low) / 2;
    }

    /** A pivot of {@code T - shift I} is negative exactly if an eigenvalue of T lies below the shift. */
    private static boolean hasEigenvalueBelow(double shift, double[] diagonal, double[] beside) {
        double pivot = 1;
        for (int k = 0; k < diagonal.length; k++) {
            pivot = diagonal[k] - shift - (k == 0 ? 0 : beside[k - 1] * beside[k - 1] / pivot);
            if (pivot < 0) {
                return true;
            }
            if (pivot == 0) {
                pivot = Double.MIN_NORMAL;
            }
        }
        return false;
    }
}
