package org.ridgeline.model.linear;

/** Sums over dense vectors, in index order. */
public final class Vectors {

    private Vectors() {}

    /** Returns uᵀv. */
    public static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    /** Returns ||v||; entries are expected to be far from overflow, as counts, labels and weights are. */
    public static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    /** Adds a times x to y. */
    public static void addScaled(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }
}
