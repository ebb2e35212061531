package org.ridgeline.model.solver;

class LsqrSolverTest extends SolverContract {

    LsqrSolverTest() {
        super(Solver.LSQR);
    }
}
