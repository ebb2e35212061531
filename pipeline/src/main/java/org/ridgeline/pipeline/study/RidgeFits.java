package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.PowerIteration;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.RidgePath;
import org.ridgeline.model.solver.SolverSettings;

/**
 * The weights for all lambdas on one training set, cut into pieces for {@link Workers}.
 *
 * <p>Most lambdas share a {@link RidgePath}. Lambda 0, for which the path has no bound on the error, and lambdas below {@value
 * #SMALLEST_SHARED} of the largest squared singular value are fitted one by one by {@link LeastSquares}: on SST the path needs 12,100 steps
 * to 0.002 and 29,700 to 0.0001, with an error of 1e-8 left by rounding, while an exact fit takes the time of 4,500.
 *
 * <p>On a GPU one problem follows the other, each with its lambdas in one pass over the matrix; a lambda of which the pass misses the
 * tolerance is fitted alone there, too.
 *
 * <p>Why the tolerance suffices: a relative error t of the weights changes the scores of a set by at most {@code sigma t ||w||}, with its
 * largest singular value sigma, and so the mean squared error by a relative {@code 2 sigma t ||w|| / ||residual||}. On the test set of SST
 * that is below 1e-6 at every lambda for t = {@value #WEIGHT_TOLERANCE}.
 */
final class RidgeFits {

    static final double WEIGHT_TOLERANCE = 1e-9;

    private static final double SMALLEST_SHARED = 3e-8;
    private static final int MAX_ITERATIONS = 50_000;

    private final LabeledMatrix train;
    private final List<Double> lambdas;
    private final List<Integer> alone = new ArrayList<>();
    private final List<Integer> shared = new ArrayList<>();
    private final double[][] weights;

    /** Prepares the fits. */
    RidgeFits(LabeledMatrix train, Lambdas lambdas) {
        this.train = train;
        this.lambdas = lambdas.values();
        weights = new double[this.lambdas.size()][];
        double sigma;
        try (Workers one = new Workers(1)) {
            sigma = PowerIteration.largestSingularValue(new CpuSparseProducts(train.matrix(), one));
        }
        for (int i = 0; i < weights.length; i++) {
            boolean small = this.lambdas.get(i) == 0 || this.lambdas.get(i) < SMALLEST_SHARED * sigma * sigma;
            (small ? alone : shared).add(i);
        }
    }

    /**
     * Solves all: each piece on one thread of the CPU, or one problem after the other on a device that computes with enough digits.
     *
     * @throws org.ridgeline.model.solver.NumericalException if a fit misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if the device fails or has too little memory
     */
    static void solve(List<RidgeFits> problems, Workers workers, Device device, DoubleConsumer share) {
        if (device.kind() == Device.Kind.CPU || device.finestTolerance() > WEIGHT_TOLERANCE) {
            solveOnCpu(problems, workers, share);
            return;
        }
        Steps steps = new Steps(problems.size(), share);
        for (RidgeFits fits : problems) {
            fits.solveOn(device, workers);
            steps.done(1);
        }
    }

    private static void solveOnCpu(List<RidgeFits> problems, Workers workers, DoubleConsumer share) {
        List<Runnable> pieces = new ArrayList<>();
        // The long ones first, so that no thread is left with one at the end.
        problems.stream().filter(fits -> !fits.shared.isEmpty()).forEach(fits -> pieces.add(fits::solveShared));
        problems.forEach(fits -> fits.alone.forEach(i -> pieces.add(() -> fits.solveAlone(i))));
        Steps steps = new Steps(pieces.size(), share);
        workers.forEach(pieces.size(), k -> {
            pieces.get(k).run();
            steps.done(1);
        });
    }

    private void solveOn(Device device, Workers workers) {
        List<Integer> left = new ArrayList<>(alone);
        if (!shared.isEmpty()) {
            try (SparseProducts products = device.products(train.matrix())) {
                left.addAll(solveShared(products));
            }
        }
        if (!left.isEmpty()) {
            try (LeastSquares squares = new LeastSquares(train, workers, device)) {
                left.forEach(i -> weights[i] = fit(squares, i));
            }
        }
    }

    /** Returns the weights for the lambda of the given place; not a copy. */
    double[] weights(int i) {
        return weights[i];
    }

    private void solveShared() {
        try (Workers one = new Workers(1)) {
            solveShared(new CpuSparseProducts(train.matrix(), one)).forEach(this::solveAlone);
        }
    }

    /** Solves with the products and returns the places that missed the tolerance. */
    private List<Integer> solveShared(SparseProducts products) {
        List<RidgePath.Point> points = RidgePath.fit(
                products, train, shared.stream().map(lambdas::get).toList(), WEIGHT_TOLERANCE, MAX_ITERATIONS);
        List<Integer> missed = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            if (points.get(k).weightError() <= WEIGHT_TOLERANCE) {
                weights[shared.get(k)] = points.get(k).weights();
            } else {
                missed.add(shared.get(k));
            }
        }
        return missed;
    }

    private void solveAlone(int i) {
        try (Workers one = new Workers(1)) {
            weights[i] = fit(new LeastSquares(train, one), i);
        }
    }

    private double[] fit(LeastSquares squares, int i) {
        return squares.fit(lambdas.get(i), SolverSettings.defaults()).weights();
    }
}
