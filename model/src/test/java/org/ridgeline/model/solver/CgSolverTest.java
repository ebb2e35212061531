package org.ridgeline.model.solver;

class CgSolverTest extends SolverContract {

    CgSolverTest() {
        super(Solver.CG);
    }
}
