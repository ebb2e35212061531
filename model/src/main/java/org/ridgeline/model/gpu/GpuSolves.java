package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
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
        return conjugateGradients(y, List.of(lambda), tolerance, maxIterations).get(0);
    }

    @Override
    public List<Solution> conjugateGradients(double[] y, List<Double> lambdas, double tolerance, int maxIterations) {
        int most = GpuConjugateGradient.lambdasWithRoom(x, lambdas.size());
        List<Solution> solutions = new ArrayList<>();
        for (int from = 0; from < lambdas.size(); from += most) {
            double[] batch = lambdas.subList(from, Math.min(from + most, lambdas.size())).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            solutions.addAll(GpuConjugateGradient.solve(x, y, batch, tolerance, maxIterations, LOOK_EVERY));
        }
        return solutions;
    }

    @Override
    public Solution lsqr(double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        return GpuLsqr.solve(x, y, damp, interpolate, tolerance, maxIterations, LOOK_EVERY);
    }
}
