package org.ridgeline.model.solver;

import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.SparseProducts;

/**
 * The iterates of LSQR from zero without a regularizer, on their way to the minimizer of least norm.
 *
 * <p>Directions of large singular values come first, so that an early iterate is a regularized solution, and the number of steps takes the
 * part of 1/lambda (Hansen, "Rank-Deficient and Discrete Ill-Posed Problems", SIAM, 1998, section 6.3). Up to rounding they are also those
 * of conjugate gradients on the normal equations.
 */
public final class LsqrIterates {

    private LsqrIterates() {}

    /** Takes iterates. */
    public interface Observer {

        /**
         * Takes an iterate and returns whether to go on.
         *
         * @param iteration its number; 0 is the start at zero
         * @param weights w (d); overwritten by the next step
         */
        boolean goOn(int iteration, double[] weights);
    }

    /**
     * Runs until the observer has had enough, the last iterate asked for is reached, or the space is exhausted; then the solution is exact,
     * and the observer gets it as the last.
     *
     * @param at numbers of iterates, ascending, each at least 0
     */
    public static void run(SparseProducts x, LabeledMatrix examples, int[] at, Observer observer) {
        Bidiagonalization basis = new Bidiagonalization(x, examples.labels());
        DampedIterate iterate = new DampedIterate(basis, 0);
        int step = 0;
        for (int wanted : at) {
            while (step < wanted && basis.alpha() > 0) {
                double alpha = basis.alpha();
                basis.step();
                iterate.follow(basis, alpha);
                step++;
            }
            if (!observer.goOn(step, iterate.weights()) || basis.alpha() == 0) {
                return;
            }
        }
    }
}
