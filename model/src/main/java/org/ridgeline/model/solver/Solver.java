package org.ridgeline.model.solver;

/** How least squares is solved. */
public enum Solver {
    /**
     * Chooses by the problem alone: {@link #CG} with a regularizer; without one {@link #CHOLESKY} where its dense factor is
     * small enough, else {@link #LSQR}. The certificate names the choice.
     */
    AUTO,
    /** Factor of the shifted Gram matrix of the rows, then conjugate gradient steps that remove the shift's error. */
    CHOLESKY,
    /** The bidiagonalization of Paige and Saunders (1982). */
    LSQR,
    /** Conjugate gradients on the normal equations (Hestenes and Stiefel, 1952), diagonally preconditioned. */
    CG
}
