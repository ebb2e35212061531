package org.ridgeline.model.gpu;

import java.util.OptionalDouble;
import org.ridgeline.model.device.KrylovSolves;

/** Whole solves with a matrix that is on a GPU. */
final class GpuSolves implements KrylovSolves {

    /** How many steps are queued before the host looks whether the solve is done; those after its end change nothing. */
    private static final int LOOK_EVERY = 32;

    private final GpuMatrix x;

    GpuSolves(GpuMatrix x) {
        this.x = x;
    }

    @Override
    public Solution conjugateGradients(double[] y, double lambda, double tolerance, int maxIterations) {
        double[] lambdas = {lambda};
        return solution(GpuConjugateGradient.solve(x, y, lambdas, tolerance, maxIterations, LOOK_EVERY)[0]);
    }

    @Override
    public Solution lsqr(double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        return solution(GpuLsqr.solve(x, y, damp, interpolate, tolerance, maxIterations, LOOK_EVERY));
    }

    private static Solution solution(GpuSolution found) {
        OptionalDouble condition = found.iterations() == 0 || Double.isNaN(found.condition())
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.condition());
        return new Solution(found.weights(), found.iterations(), condition);
    }
}
