package org.ridgeline.model.dense;

/** Sums over parts of arrays, and the triangular solves made of them. */
final class Triangles {

    private Triangles() {}

    /** Overwrites x with the solution of L Lᵀ x = x, L lower triangular (n x n) by columns. */
    static void solve(double[] l, int n, double[] x) {
        for (int j = 0; j < n; j++) {
            x[j] /= l[j + j * n];
            addScaled(-x[j], l, j + 1 + j * n, x, j + 1, n - j - 1);
        }
        for (int j = n - 1; j >= 0; j--) {
            x[j] = (x[j] - dot(l, j + 1 + j * n, x, j + 1, n - j - 1)) / l[j + j * n];
        }
    }

    /** Adds s times u[from ...] to v[to ...]. */
    static void addScaled(double s, double[] u, int from, double[] v, int to, int length) {
        for (int k = 0; k < length; k++) {
            v[to + k] += s * u[from + k];
        }
    }

    /** Returns the dot product in four interleaved sums, which hides the latency of an addition. */
    static double dot(double[] u, int from, double[] v, int at, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += u[from + k] * v[at + k];
            s1 += u[from + k + 1] * v[at + k + 1];
            s2 += u[from + k + 2] * v[at + k + 2];
            s3 += u[from + k + 3] * v[at + k + 3];
        }
        for (; k < length; k++) {
            s0 += u[from + k] * v[at + k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
