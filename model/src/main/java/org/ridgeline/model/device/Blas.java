package org.ridgeline.model.device;

import org.jblas.DoubleMatrix;
import org.jblas.NativeBlas;
import org.jblas.Singular;
import org.jblas.util.Logger;

/**
 * Dense linear algebra by jblas; all calls of it stand here. Matrices are arrays by columns.
 *
 * <p>One thread at a time: jblas carries an OpenBLAS built for one thread, which may hand the same scratch buffer to two callers. Two
 * threads multiplying 48 x 48 matrices were given up to 602 wrong products in 800,000, and none under a common lock. On its own jblas
 * also logs to the console; it is kept silent.
 *
 * <p>When the machine shuts down, OpenBLAS frees its buffers, also under a call that is running, which then crashes. So the shutdown
 * waits for the call, and calls that would begin later wait for the end.
 */
public final class Blas {

    private static boolean stopping;

    static {
        Logger.getLogger().setLevel(Logger.ERROR);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Blas::stop, "ridgeline-blas-stop"));
        } catch (IllegalStateException alreadyShuttingDown) {
            stopping = true;
        }
    }

    private Blas() {}

    /**
     * Overwrites the lower triangle of a (n x n) with its Cholesky factor.
     *
     * @return whether a is positive definite; if not, it is spoilt
     */
    public static synchronized boolean cholesky(int n, double[] a) {
        awaitTheEndIfStopping();
        return NativeBlas.dpotrf('L', n, a, 0, n) == 0 && hasPositiveDiagonal(n, a);
    }

    /**
     * Overwrites the lower triangle of a (n x n) with its Cholesky factor, and b (n x m) with {@code a⁻¹ b}.
     *
     * @return whether a is positive definite; if not, both are spoilt
     */
    public static synchronized boolean solvePositive(int n, int m, double[] a, double[] b) {
        awaitTheEndIfStopping();
        return NativeBlas.dposv('L', n, m, a, 0, n, b, 0, n) == 0 && hasPositiveDiagonal(n, a);
    }

    /** Adds aᵀb to c, for a and b (n x m) and c (m x m). */
    public static synchronized void addTransposedProduct(int n, int m, double[] a, double[] b, double[] c) {
        awaitTheEndIfStopping();
        NativeBlas.dgemm('T', 'N', m, m, n, 1, a, 0, n, b, 0, n, 1, c, 0, m);
    }

    /** Returns the singular values of a (rows x columns), falling. */
    public static synchronized double[] singularValues(int rows, int columns, double[] a) {
        awaitTheEndIfStopping();
        return Singular.SVDValues(new DoubleMatrix(rows, columns, a)).toArray();
    }

    /**
     * Begins to unpack and load the native library on a thread of its own, so that it is there when it is needed: that takes 0.2
     * seconds, which a caller can spend on reading. What goes wrong shows at the first use.
     */
    public static void loadEarly() {
        Thread loader = new Thread(Blas::selfTest, "ridgeline-blas");
        loader.setDaemon(true);
        loader.setUncaughtExceptionHandler((thread, failure) -> {});
        loader.start();
    }

    /**
     * Multiplies two small matrices and returns what was done.
     *
     * @throws LinkageError if the native library cannot be loaded
     * @throws IllegalStateException if it multiplies wrongly
     */
    public static String selfTest() {
        double[] product = new double[4];
        addTransposedProduct(2, 2, new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}, product);
        if (product[0] != 7 || product[3] != 22) {
            throw new IllegalStateException(
                    "2 x 2 product: expected 7 and 22 on the diagonal, got " + product[0] + " and " + product[3]);
        }
        return "native matrix product checked";
    }

    /** Runs while the machine shuts down; gets the lock when no call is running. */
    private static synchronized void stop() {
        stopping = true;
    }

    private static void awaitTheEndIfStopping() {
        while (stopping) {
            try {
                Blas.class.wait();
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
