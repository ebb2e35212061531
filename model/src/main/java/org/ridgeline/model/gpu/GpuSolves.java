package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
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
            for (GpuSolution found : GpuConjugateGradient.solve(x, y, batch, tolerance, maxIterations, LOOK_EVERY)) {
                solutions.add(solution(found));
            }
        }
        return solutions;
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
