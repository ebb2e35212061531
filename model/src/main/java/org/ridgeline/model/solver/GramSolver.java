package org.ridgeline.model.solver;

import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.*;

final class GramSolver {
    GramSolver(CsrMatrix x, SparseProducts p, Workers w, double lambda) {}

    static boolean suits(CsrMatrix m) {
        return false;
    }

    LeastSquares.Solution solve(double[] y, boolean interpolates, double s, double tol, int it) {
        throw new IllegalStateException();
    }
}
