package org.ridgeline.model.solver;

import java.util.Locale;

/** How least squares is solved. */
public enum Solver {
    /**
     * {@link #CG} where lambda is at least a millionth of the largest squared singular value; else {@link #CHOLESKY} where its dense part is
     * small enough, for bags of words up to some 30,000 sentences, and on no device that runs whole solves; else {@link #LSQR}.
     */
    AUTO,
    /** Factor of the shifted Gram matrix of the rows, then conjugate gradient steps that remove the shift's error. */
    CHOLESKY,
    /** The bidiagonalization of Paige and Saunders (1982). */
    LSQR,
    /**
     * Conjugate gradients on the normal equations (Hestenes and Stiefel, 1952), diagonally preconditioned where lambda is positive. At
     * lambda = 0 the residual of the normal equations says little about the weights where X is ill-conditioned.
     */
    CG;

    /** Returns the name in experiments, on the command line and in records. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
