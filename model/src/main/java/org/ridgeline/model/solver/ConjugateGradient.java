package org.ridgeline.model.solver;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.linear.Vectors;

/**
 * Preconditioned conjugate gradients for {@code A x = b} with A and the preconditioner P ≈ A⁻¹ symmetric positive definite
 * (Hestenes and Stiefel, 1952; Saad, "Iterative Methods for Sparse Linear Systems", 2003, algorithm 9.1).
 *
 * <p>An iteration is one product with A and one with P. The recurrence's residual drifts from b - Ax by rounding; where it
 * claims convergence the residual is computed afresh, and the iteration restarts from there while that still gains.
 */
final class ConjugateGradient {

    private static final int MAX_RESTARTS = 5;

    private final LinearOperator a;
    private final LinearOperator preconditioner;
    private final boolean strict;
    private final double[] x;
    private final double[] r;
    private int iterations;
    private double residual;

    /** rᵀPr at the start. */
    private double firstRz;

    /** The Lanczos matrix of the first pass; beside the diagonal one entry less. */
    private final List<Double> diagonal = new ArrayList<>();

    private final List<Double> beside = new ArrayList<>();

    private ConjugateGradient(LinearOperator a, LinearOperator preconditioner, double[] b, boolean strict) {
        this.a = a;
        this.preconditioner = preconditioner;
        this.strict = strict;
        x = new double[b.length];
        r = b.clone();
    }

    /**
     * Solves from x = 0 until {@code ||b - Ax|| <= tolerance ||b||}, computed afresh, or until the iterations are spent or no
     * more digits are gained; {@link #residual} tells which. The recurrence also brings the residual in the norm of P, which
     * weighs what belongs to small eigenvalues of A more, down by the tolerance.
     */
    static ConjugateGradient solve(
            LinearOperator a, LinearOperator preconditioner, double[] b, double tolerance, int maxIterations) {
        ConjugateGradient cg = new ConjugateGradient(a, preconditioner, b, true);
        cg.run(b, tolerance, maxIterations);
        return cg;
    }

    /** As {@link #solve}, but asks no more of the recurrence than {@code ||b - Ax|| <= tolerance ||b||}. */
    static ConjugateGradient solveToResidual(
            LinearOperator a, LinearOperator preconditioner, double[] b, double tolerance, int maxIterations) {
        ConjugateGradient cg = new ConjugateGradient(a, preconditioner, b, false);
        cg.run(b, tolerance, maxIterations);
        return cg;
    }

    double[] solution() {
        return x;
    }

    int iterations() {
        return iterations;
    }

    /** Returns {@code ||b - Ax|| / ||b||}, computed afresh at the end; 0 for b = 0. */
    double residual() {
        return residual;
    }

    /**
     * Returns the smallest Ritz value of PA that the first pass found, an upper estimate of its smallest eigenvalue that is close once the
     * iteration has converged. NaN without an iteration.
     */
    double smallestRitzValue() {
        return Tridiagonal.smallestEigenvalue(
                diagonal.stream().mapToDouble(v -> v).toArray(),
                beside.stream().mapToDouble(v -> v).toArray());
    }

    private void run(double[] b, double tolerance, int maxIterations) {
        double norm = Vectors.norm(b);
        if (norm == 0) {
            return;
        }
        residual = 1;
        // Half the tolerance: what the recurrence claims and what is true differ by a few units of rounding.
        double target = (strict ? 0.5 : 0.9) * tolerance;
        double[] ax = new double[b.length];
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass <= MAX_RESTARTS && residual > tolerance && residual < before / 2; pass++) {
            before = residual;
            iterate(norm, target, maxIterations, pass == 0);
            a.apply(x, ax);
            for (int i = 0; i < b.length; i++) {
                r[i] = b[i] - ax[i];
            }
            residual = Vectors.norm(r) / norm;
        }
    }

    /**
     * Runs the recurrences from the residual in r until they claim the target. The Lanczos matrix has the diagonal {@code 1/alpha_k +
     * beta_(k-1)/alpha_(k-1)} and beside it {@code sqrt(beta_k)/alpha_k} (Saad 2003, section 6.7.3).
     */
    private void iterate(double norm, double target, int maxIterations, boolean record) {
        double[] z = new double[x.length];
        double[] p = new double[x.length];
        double[] ap = new double[x.length];
        double rz = 0;
        double alpha = 0;
        while (iterations < maxIterations) {
            preconditioner.apply(r, z);
            double rzNext = Vectors.dot(r, z);
            firstRz = firstRz == 0 ? rzNext : firstRz;
            if (Vectors.norm(r) <= target * norm && (!strict || rzNext <= target * target * firstRz)) {
                return;
            }
            double beta = rz == 0 ? 0 : rzNext / rz;
            double alphaBefore = alpha;
            rz = rzNext;
            for (int i = 0; i < p.length; i++) {
                p[i] = z[i] + beta * p[i];
            }
            a.apply(p, ap);
            double curvature = Vectors.dot(p, ap);
            if (!(curvature > 0 && rz > 0)) {
                // Only rounding, or a singular A, gets here; the residual computed afresh tells what was reached.
                return;
            }
            alpha = rz / curvature;
            Vectors.addScaled(alpha, p, x);
            Vectors.addScaled(-alpha, ap, r);
            if (record && alphaBefore != 0) {
                beside.add(Math.sqrt(beta) / alphaBefore);
            }
            if (record) {
                diagonal.add(1 / alpha + (alphaBefore == 0 ? 0 : beta / alphaBefore));
            }
            iterations++;
        }
    }
}
