package org.ridgeline.model.solver;

import java.util.Objects;
import org.ridgeline.model.dense.DenseBackend;

/**
 * How a fit is computed and when it counts as solved.
 *
 * @param solver the method
 * @param tolerance the largest relative residual a fit may have, in (0, 1); see {@link org.ridgeline.model.linear.Certificate}
 * @param maxIterations the most Krylov steps, at least 1
 * @param dense what factors the dense part of {@link Solver#CHOLESKY}
 */
public record SolverSettings(Solver solver, double tolerance, int maxIterations, DenseBackend dense) {

    public SolverSettings {
        Objects.requireNonNull(solver, "solver");
        Objects.requireNonNull(dense, "dense");
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be in (0, 1), got " + tolerance);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, got " + maxIterations);
        }
    }

    public SolverSettings(Solver solver, double tolerance, int maxIterations) {
        this(solver, tolerance, maxIterations, DenseBackend.AUTO);
    }

    /** Returns the automatic choice at a relative residual of 1e-11 and at most 100,000 steps. */
    public static SolverSettings defaults() {
        return new SolverSettings(Solver.AUTO, 1e-11, 100_000);
    }

    SolverSettings noFinerThan(double finest) {
        return tolerance >= finest ? this : new SolverSettings(solver, finest, maxIterations, dense);
    }
}
