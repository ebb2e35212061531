package org.ridgeline.model.solver;

import java.util.Arrays;
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
    private final double tolerance;
    private final int maxIterations;
    private final boolean strict;
    private final double[] x;
    private final double[] r;
    private final double[] z;
    private final double[] p;
    private final double[] ap;
    private int iterations;
    private double residual;

    /** rᵀPr at the start. */
    private double firstRz;

    /** Lanczos coefficients of the first pass: see {@link #smallestRitzValue}. */
    private double[] alphas = new double[64];

    private double[] betas = new double[64];
    private int recorded;

    private ConjugateGradient(
            LinearOperator a,
            LinearOperator preconditioner,
            double[] b,
            double tolerance,
            int maxIterations,
            boolean strict) {
        this.a = a;
        this.preconditioner = preconditioner;
        this.tolerance = tolerance;
        this.maxIterations = maxIterations;
        this.strict = strict;
        x = new double[b.length];
        r = new double[b.length];
        z = new double[b.length];
        p = new double[b.length];
        ap = new double[b.length];
        run(b);
    }

    /**
     * Solves from x = 0 until {@code ||b - Ax|| <= tolerance ||b||}, computed afresh, or until the iterations are spent or no
     * more digits are gained; {@link #residual} tells which. The recurrence also brings the residual in the norm of P, which
     * weighs what belongs to small eigenvalues of A more, down by the tolerance.
     */
    static ConjugateGradient solve(
            LinearOperator a, LinearOperator preconditioner, double[] b, double tolerance, int maxIterations) {
        return new ConjugateGradient(a, preconditioner, b, tolerance, maxIterations, true);
    }

    /** As {@link #solve}, but asks no more of the recurrence than {@code ||b - Ax|| <= tolerance ||b||}. */
    static ConjugateGradient solveToResidual(
            LinearOperator a, LinearOperator preconditioner, double[] b, double tolerance, int maxIterations) {
        return new ConjugateGradient(a, preconditioner, b, tolerance, maxIterations, false);
    }

    /** Returns x; not a copy. */
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
     * Returns the smallest Ritz value of PA that the first pass found, an upper estimate of its smallest eigenvalue that is
     * close once the iteration has converged. The Lanczos matrix has the diagonal {@code 1/alpha_k + beta_(k-1)/alpha_(k-1)}
     * and beside it {@code sqrt(beta_k)/alpha_k} (Saad 2003, section 6.7.3). NaN without an iteration.
     */
    double smallestRitzValue() {
        double[] diagonal = new double[recorded];
        double[] beside = new double[Math.max(0, recorded - 1)];
        for (int k = 0; k < recorded; k++) {
            diagonal[k] = 1 / alphas[k] + (k == 0 ? 0 : betas[k - 1] / alphas[k - 1]);
            if (k < beside.length) {
                beside[k] = Math.sqrt(betas[k]) / alphas[k];
            }
        }
        return Tridiagonal.smallestEigenvalue(diagonal, beside);
    }

    private void run(double[] b) {
        double norm = Vectors.norm(b);
        if (norm == 0) {
            return;
        }
        residual = 1;
        System.arraycopy(b, 0, r, 0, b.length);
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass <= MAX_RESTARTS && residual > tolerance && residual < before / 2; pass++) {
            before = residual;
            iterate(norm, pass == 0);
            a.apply(x, ap);
            for (int i = 0; i < b.length; i++) {
                r[i] = b[i] - ap[i];
            }
            residual = Vectors.norm(r) / norm;
        }
    }

    /** Runs the recurrences from the residual in r until they claim the tolerance. */
    private void iterate(double norm, boolean record) {
        Arrays.fill(p, 0);
        double rz = 0;
        double beta = 0;
        while (iterations < maxIterations) {
            preconditioner.apply(r, z);
            double rzNext = Vectors.dot(r, z);
            if (firstRz == 0) {
                firstRz = rzNext;
            }
            // Half the tolerance: what the recurrence claims and what is true differ by a few units of rounding.
            double target = (strict ? 0.5 : 0.9) * tolerance;
            if (Vectors.norm(r) <= target * norm && (!strict || rzNext <= target * target * firstRz)) {
                return;
            }
            if (rz != 0) {
                beta = rzNext / rz;
                if (record) {
                    betas = put(betas, recorded - 1, beta);
                }
            }
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
            double alpha = rz / curvature;
            Vectors.addScaled(alpha, p, x);
            Vectors.addScaled(-alpha, ap, r);
            if (record) {
                alphas = put(alphas, recorded++, alpha);
            }
            iterations++;
        }
    }

    /** Sets an entry, in a longer array where there is no room. */
    private static double[] put(double[] values, int index, double value) {
        double[] target = index < values.length ? values : Arrays.copyOf(values, 2 * values.length);
        target[index] = value;
        return target;
    }
}
