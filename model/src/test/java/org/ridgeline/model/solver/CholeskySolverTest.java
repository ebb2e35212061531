package org.ridgeline.model.solver;

class CholeskySolverTest extends SolverContract {

    CholeskySolverTest() {
        super(Solver.CHOLESKY);
    }
}
