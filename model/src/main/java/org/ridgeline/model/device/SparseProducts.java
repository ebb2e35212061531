package org.ridgeline.model.device;

import java.util.Optional;

/**
 * The two products of a sparse matrix X (n x d) that least squares needs: all that a Krylov solver or a full gradient asks
 * of a device.
 *
 * <p>Results have the same bits from call to call and for any number of threads.
 */
public interface SparseProducts extends AutoCloseable {

    /** Returns n. */
    int rows();

    /** Returns d. */
    int columns();

    /** Overwrites product (n) with Xv for v (d). */
    void multiply(double[] v, double[] product);

    /** Overwrites product (d) with Xᵀu for u (n). */
    void multiplyTransposed(double[] u, double[] product);

    /** Overwrites residual (n) with Ω(Xv - y), product (d) with XᵀΩ(Xv - y), for v (d), y (n), and the diagonal weight (n) of Ω. */
    default void gradient(double[] weight, double[] v, double[] y, double[] residual, double[] product) {
        multiply(v, residual);
        for (int i = 0; i < residual.length; i++) {
            residual[i] = weight[i] * (residual[i] - y[i]);
        }
        multiplyTransposed(residual, product);
    }

    /** Returns whole solves with X where the device runs them itself; empty where a solver takes the steps with these products. */
    default Optional<KrylovSolves> solves() {
        return Optional.empty();
    }

    /**
     * Returns a descent of {@code factor (||Xw - y||² + lambda ||w||²)} where the device runs the steps itself, the caller's to close; empty
     * where an optimizer takes them with these products.
     */
    default Optional<DeviceDescent> descent(double[] y, double lambda, double factor) {
        return Optional.empty();
    }

    /** Frees what a device holds for these products, X included; does nothing on the CPU. What the device still holds it frees itself. */
    @Override
    default void close() {}
}
