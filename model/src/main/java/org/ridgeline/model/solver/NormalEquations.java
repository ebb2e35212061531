package org.ridgeline.model.solver;

import java.util.List;
import java.util.OptionalDouble;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Vectors;

/** The normal equations {@code (XᵀX + lambda I) w = Xᵀy}, whose solutions are the minimizers of least squares. */
final class NormalEquations {

    private NormalEquations() {}

    /** Returns XᵀX + lambda I as its products: two with X each. */
    static LinearOperator matrix(SparseProducts x, double lambda) {
        double[] scratch = new double[x.rows()];
        return (w, result) -> {
            x.multiply(w, scratch);
            x.multiplyTransposed(scratch, result);
            Vectors.addScaled(lambda, w, result);
        };
    }

    /** Returns the fresh vector Xᵀy (d). */
    static double[] rightHand(SparseProducts x, double[] y) {
        double[] rightHand = new double[x.columns()];
        x.multiplyTransposed(y, rightHand);
        return rightHand;
    }

    /**
     * Solves them by conjugate gradients, scaled by the diagonal where lambda is positive. Without a regularizer only the plain
     * iteration stays in the row space, where the minimum-norm solution is. A device that solves on its own does so for positive lambda.
     */
    static KrylovSolves.Solution solve(LeastSquaresProblem problem, double lambda, SolverSettings settings) {
        SparseProducts x = problem.products();
        double[] y = problem.examples().labels();
        double tolerance = settings.tolerance();
        double sigma = problem.largestSingularValue();
        OptionalDouble condition =
                lambda == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt((sigma * sigma + lambda) / lambda));
        if (lambda > 0 && x.solves().isPresent()) {
            KrylovSolves.Solution found = x.solves()
                    .get()
                    .conjugateGradients(y, List.of(lambda), tolerance, settings.maxIterations())
                    .get(0);
            return new KrylovSolves.Solution(found.weights(), found.iterations(), condition);
        }
        LinearOperator preconditioner = lambda == 0
                ? LinearOperator.identity()
                : LinearOperator.inverseDiagonal(diagonal(problem.examples().matrix(), lambda));
        ConjugateGradient cg = ConjugateGradient.solve(
                matrix(x, lambda), preconditioner, rightHand(x, y), tolerance, settings.maxIterations());
        return new KrylovSolves.Solution(cg.solution(), cg.iterations(), condition);
    }

    private static double[] diagonal(CsrMatrix x, double lambda) {
        double[] diagonal = new double[x.columns()];
        for (int k = 0; k < x.nonzeros(); k++) {
            diagonal[x.columnAt(k)] += x.valueAt(k) * x.valueAt(k);
        }
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] += lambda;
        }
        return diagonal;
    }
}
