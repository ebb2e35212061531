package org.ridgeline.model.solver;

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
     * iteration stays in the row space, where the solution of least norm is. A device that solves on its own does so for positive lambda.
     *
     * @param largestSingularValue of X; with lambda it bounds the condition
     */
    static LeastSquares.Solution solve(
            CsrMatrix matrix,
            SparseProducts x,
            double[] y,
            double lambda,
            double largestSingularValue,
            SolverSettings settings) {
        OptionalDouble condition = lambda == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt((largestSingularValue * largestSingularValue + lambda) / lambda));
        if (lambda > 0 && x.solves().isPresent()) {
            KrylovSolves.Solution found =
                    x.solves().get().conjugateGradients(y, lambda, settings.tolerance(), settings.maxIterations());
            return new LeastSquares.Solution(found.weights(), found.iterations(), condition);
        }
        LinearOperator preconditioner =
                lambda == 0 ? LinearOperator.identity() : LinearOperator.inverseDiagonal(diagonal(matrix, lambda));
        ConjugateGradient cg = ConjugateGradient.solve(
                matrix(x, lambda), preconditioner, rightHand(x, y), settings.tolerance(), settings.maxIterations());
        return new LeastSquares.Solution(cg.solution(), cg.iterations(), condition);
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
