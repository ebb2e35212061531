package org.ridgeline.model.dense;

import java.util.Optional;
import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * The calls of jblas; nothing else in Ridgeline makes any. Matrices are arrays by columns.
 *
 * <p>One thread at a time: jblas carries an OpenBLAS built for one thread, and two at a time were given wrong products. When the JVM shuts
 * down, OpenBLAS frees its buffers, also under a call that is running, which then crashes: so the shutdown waits for the call, and calls that
 * would begin later wait for the end. What jblas logs to the console is silenced.
 */
final class Jblas {

    private static boolean stopping;

    static {
        Logger.getLogger().setLevel(Logger.ERROR + 1);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Jblas::stop, "ridgeline-jblas-stop"));
        } catch (IllegalStateException alreadyShuttingDown) {
            stopping = true;
        }
    }

    private Jblas() {}

    /** Overwrites the lower triangle of a (n x n) with its Cholesky factor; returns false, and spoils it, if a is not positive definite. */
    static synchronized boolean cholesky(int n, double[] a) {
        awaitTheEndIfStopping();
        return NativeBlas.dpotrf('L', n, a, 0, n) == 0 && hasPositiveDiagonal(n, a);
    }

    /** As {@link #cholesky}, and overwrites b (n x m) with {@code a⁻¹ b}. */
    static synchronized boolean solvePositive(int n, int m, double[] a, double[] b) {
        awaitTheEndIfStopping();
        return NativeBlas.dposv('L', n, m, a, 0, n, b, 0, n) == 0 && hasPositiveDiagonal(n, a);
    }

    /** Adds aᵀb to c, for a and b (n x m) and c (m x m). */
    static synchronized void addTransposedProduct(int n, int m, double[] a, double[] b, double[] c) {
        awaitTheEndIfStopping();
        NativeBlas.dgemm('T', 'N', m, m, n, 1, a, 0, n, b, 0, n, 1, c, 0, m);
    }

    /** Returns why jblas cannot be used here, which a small product shows; empty where it can. */
    static Optional<String> obstacle() {
        double[] product = new double[4];
        try {
            addTransposedProduct(2, 2, new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}, product);
        } catch (LinkageError failure) {
            return Optional.of("its native library cannot be loaded (" + failure.getMessage() + ")");
        }
        return product[0] == 7 && product[3] == 22
                ? Optional.empty()
                : Optional.of("it multiplies wrongly: expected 7 and 22 on the diagonal of a 2 x 2 product, got "
                        + product[0] + " and " + product[3]);
    }

    /** Runs while the machine shuts down; gets the lock when no call is running. */
    private static synchronized void stop() {
        stopping = true;
    }

    private static void awaitTheEndIfStopping() {
        while (stopping) {
            try {
                Jblas.class.wait();
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
    }

    /** OpenBLAS lets a pivot pass that is not a number. */
    private static boolean hasPositiveDiagonal(int n, double[] l) {
        for (int j = 0; j < n; j++) {
            if (!(l[j + j * n] > 0)) {
                return false;
            }
        }
        return true;
    }
}
