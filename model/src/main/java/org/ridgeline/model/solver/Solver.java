package org.ridgeline.model.solver;

/** How least squares is solved. */
public enum Solver {
    /**
     * Chooses by the problem alone: {@link #CG} with a regularizer; without one {@link #CHOLESKY} where its dense factor is
     * small enough (a few thousand words that are not rare), else {@link #LSQR}. The certificate names the choice.
     */
    AUTO,
    /** Cholesky factor of the shifted Gram matrix, then conjugate gradient steps that remove the shift's error. */
    CHOLESKY,
    /** The bidiagonalization of Paige and Saunders (1982). */
    LSQR,
    /** Conjugate gradients on the normal equations (Hestenes and Stiefel, 1952), diagonally preconditioned. */
    CG
}
