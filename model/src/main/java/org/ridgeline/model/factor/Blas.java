package org.ridgeline.model.factor;

import org.jblas.DoubleMatrix;
import org.jblas.util.Logger;

/** The native dense linear algebra of jblas, kept silent: on its own it logs to the console. */
public final class Blas {

    static {
        Logger.getLogger().setLevel(Logger.ERROR);
    }

    private Blas() {}

    /** Makes sure that the class is initialized, so that jblas is silent before it loads its natives. */
    public static void silence() {}

    /**
     * Multiplies two small matrices and returns what was done.
     *
     * @throws LinkageError if the native library cannot be loaded
     * @throws IllegalStateException if it multiplies wrongly
     */
    public static String selfTest() {
        DoubleMatrix a = new DoubleMatrix(new double[][] {{1, 2}, {3, 4}});
        DoubleMatrix product = a.mmul(a);
        if (product.get(0, 0) != 7 || product.get(1, 1) != 22) {
            throw new IllegalStateException("2 x 2 product: expected 7 and 22 on the diagonal, got " + product);
        }
        return "native matrix product checked";
    }
}
