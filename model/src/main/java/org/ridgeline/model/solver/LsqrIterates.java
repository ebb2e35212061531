package org.ridgeline.model.solver;

import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.SparseProducts;

/**
 * The iterates of LSQR from zero without a regularizer, on their way to the minimum-norm solution.
 *
 * <p>Directions of large singular values come first, so that an early iterate is a regularized solution, and the number of steps takes the
 * part of 1/lambda (Hansen, "Rank-Deficient and Discrete Ill-Posed Problems", SIAM, 1998, section 6.3).
 *
 * <p>The first {@value #REORTHOGONAL} steps are reorthogonalized, so that they are those of exact arithmetic, whoever computes them. Later
 * ones are delayed by rounding, by how much is up to its details; where they end is not.
 */
public final class LsqrIterates {

    /** How many steps are those of exact arithmetic. On SST 256 take half a second more than without. */
    public static final int REORTHOGONAL = 256;

    /** The gradient, relative to that at zero, below which a step is made of rounding. */
    private static final double SOLVED = 1e-12;

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
     * Runs until the observer has had enough, the last iterate asked for is reached, or the solution is exact but for rounding; then the
     * observer gets that as the last.
     *
     * @param at numbers of iterates, ascending, each at least 0
     */
    public static void run(SparseProducts x, LabeledMatrix examples, int[] at, Observer observer) {
        Bidiagonalization basis = new Bidiagonalization(x, examples.labels(), REORTHOGONAL);
        DampedIterate iterate = new DampedIterate(basis, 0);
        int step = 0;
        for (int wanted : at) {
            while (step < wanted && !solved(basis, iterate)) {
                double alpha = basis.alpha();
                basis.step();
                iterate.follow(basis, alpha);
                step++;
            }
            if (!observer.goOn(step, iterate.weights()) || solved(basis, iterate)) {
                return;
            }
        }
    }

    private static boolean solved(Bidiagonalization basis, DampedIterate iterate) {
        return basis.alpha() == 0 || iterate.normalResidual() <= SOLVED * basis.normXty();
    }
}
