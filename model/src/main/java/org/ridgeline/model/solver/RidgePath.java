package org.ridgeline.model.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Steps;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.PowerIteration;
import org.ridgeline.model.linear.Vectors;

/**
 * The minimizers of {@code ||Xw - y||² + lambda ||w||²} for many lambdas on one problem; for lambda = 0 the minimum-norm solution.
 *
 * <p>The Krylov space of {@code XᵀX + lambda I} and Xᵀy is the same for every lambda (Frommer and Maass, "Fast CG-based methods for
 * Tikhonov-Phillips regularization", SIAM J. Sci. Comput. 20(5), 1999). So most lambdas share one bidiagonalization, and each has its own
 * LSQR recurrence beside it until it is solved: the path costs little more than its smallest lambda. A device that solves on its own does so by
 * conjugate gradients for many lambdas in one pass over X.
 *
 * <p>The objective is strongly convex, so {@code ||w - w*|| <= ||Xᵀ(Xw - y) + lambda w|| / lambda}. That bound, relative to ||w|| and computed
 * afresh at the end, may be {@value #WEIGHT_TOLERANCE}, which moves the mean squared error on the test set of SST by less than 1e-6 of itself.
 *
 * <p>{@link LeastSquares} fits what the bound says nothing about or misses: lambda 0, lambdas below {@value #SMALLEST_SHARED} of the largest
 * squared singular value, which take more steps than an exact fit, and those that miss the tolerance.
 */
public final class RidgePath {

    private static final double WEIGHT_TOLERANCE = 1e-9;
    private static final double SMALLEST_SHARED = 3e-8;
    private static final int MAX_ITERATIONS = 50_000;

    /** The norms of the iterates rise, so that one computed up to so many steps ago is on the safe side. */
    private static final int STEPS_BETWEEN_NORMS = 32;

    /** What the recurrence must claim of the tolerance; the rest is for rounding. */
    private static final double CLAIM = 0.5;

    /** About what double can reach of Xᵀy. */
    private static final double DEVICE_RESIDUAL = 1e-13;

    private final LabeledMatrix examples;
    private final List<Double> lambdas;
    private final List<Integer> alone = new ArrayList<>();
    private final List<Integer> shared = new ArrayList<>();
    private final double[][] weights;

    /**
     * Prepares the fits.
     *
     * @param lambdas finite, at least 0
     */
    public RidgePath(LabeledMatrix examples, List<Double> lambdas) {
        lambdas.forEach(Objective::requireLambda);
        this.examples = examples;
        this.lambdas = List.copyOf(lambdas);
        weights = new double[lambdas.size()][];
        double sigma;
        try (Workers one = new Workers(1)) {
            sigma = PowerIteration.largestSingularValue(new CpuSparseProducts(examples.matrix(), one));
        }
        for (int i = 0; i < weights.length; i++) {
            boolean small = lambdas.get(i) == 0 || lambdas.get(i) < SMALLEST_SHARED * sigma * sigma;
            (small ? alone : shared).add(i);
        }
    }

    /**
     * Solves problems: each on one thread of the CPU, cut into pieces, or one after the other on a device that computes with enough digits.
     *
     * @param share hears the share that is done, from 0 to 1, from any thread
     * @throws NumericalException if a fit misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if the device fails or has too little memory
     */
    public static void solve(List<RidgePath> paths, Workers workers, Device device, DoubleConsumer share) {
        if (device.kind() == Device.Kind.CPU || device.finestTolerance() > WEIGHT_TOLERANCE) {
            solveOnCpu(paths, workers, share);
            return;
        }
        Steps steps = new Steps(paths.size(), share);
        for (RidgePath path : paths) {
            path.solve(path.shared, path.alone, workers, device);
            steps.done(1);
        }
    }

    /** Returns the weights (d) for the lambda of the given place, once they are solved; not a copy. */
    public double[] weights(int i) {
        return weights[i];
    }

    private static void solveOnCpu(List<RidgePath> paths, Workers workers, DoubleConsumer share) {
        List<Runnable> pieces = new ArrayList<>();
        // The long ones first, so that no thread is left with one at the end.
        paths.stream()
                .filter(path -> !path.shared.isEmpty())
                .forEach(path -> pieces.add(() -> path.solveOnOneThread(path.shared, List.of())));
        paths.forEach(path -> path.alone.forEach(i -> pieces.add(() -> path.solveOnOneThread(List.of(), List.of(i)))));
        Steps steps = new Steps(pieces.size(), share);
        workers.forEach(pieces.size(), k -> {
            pieces.get(k).run();
            steps.done(1);
        });
    }

    private void solveOnOneThread(List<Integer> together, List<Integer> oneByOne) {
        try (Workers one = new Workers(1)) {
            solve(together, oneByOne, one, new CpuDevice(one));
        }
    }

    /** Solves the lambdas of some places together, and those of others, and of those that missed the tolerance, one by one. */
    private void solve(List<Integer> together, List<Integer> oneByOne, Workers workers, Device device) {
        List<Integer> left = new ArrayList<>(oneByOne);
        if (!together.isEmpty()) {
            try (SparseProducts products = device.products(examples.matrix())) {
                left.addAll(solveTogether(together, products));
            }
        }
        if (!left.isEmpty()) {
            try (LeastSquares squares = new LeastSquares(examples, workers, device)) {
                left.forEach(i -> weights[i] =
                        squares.fit(lambdas.get(i), SolverSettings.defaults()).weights());
            }
        }
    }

    /** Returns the places that missed the tolerance. */
    private List<Integer> solveTogether(List<Integer> places, SparseProducts products) {
        double[] y = examples.labels();
        List<Double> wanted = places.stream().map(lambdas::get).toList();
        List<KrylovSolves.Solution> found = products.solves()
                .map(solves -> solves.conjugateGradients(y, wanted, DEVICE_RESIDUAL, MAX_ITERATIONS))
                .orElseGet(() -> bidiagonalize(products, y, wanted, WEIGHT_TOLERANCE, MAX_ITERATIONS));
        List<Integer> missed = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            double[] w = found.get(k).weights();
            if (weightError(products, y, wanted.get(k), w) <= WEIGHT_TOLERANCE) {
                weights[places.get(k)] = w;
            } else {
                missed.add(places.get(k));
            }
        }
        return missed;
    }

    /**
     * Returns the LSQR iterates for lambdas above 0, in order, each after the first step in which its recurrence claims the tolerance.
     *
     * @param tolerance of the relative error of the weights
     */
    static List<KrylovSolves.Solution> bidiagonalize(
            SparseProducts x, double[] y, List<Double> lambdas, double tolerance, int maxIterations) {
        Bidiagonalization basis = new Bidiagonalization(x, y, 0);
        List<Lsqr> all = lambdas.stream()
                .map(lambda -> new Lsqr(basis, Math.sqrt(lambda)))
                .toList();
        double[] norms = new double[all.size()];
        List<Integer> open = IntStream.range(0, norms.length).boxed().collect(Collectors.toCollection(ArrayList::new));
        for (int step = 1; step <= maxIterations && basis.alpha() > 0 && !open.isEmpty(); step++) {
            basis.step();
            for (int i : open) {
                all.get(i).follow();
                if (step % STEPS_BETWEEN_NORMS == 1) {
                    norms[i] = Vectors.norm(all.get(i).weights());
                }
            }
            open.removeIf(i -> all.get(i).normalResidual() <= CLAIM * tolerance * lambdas.get(i) * norms[i]);
        }
        return all.stream()
                .map(lsqr -> new KrylovSolves.Solution(lsqr.weights(), lsqr.iterations(), OptionalDouble.empty()))
                .toList();
    }

    /** Returns an upper bound of {@code ||w - w*|| / ||w||}, computed afresh. */
    static double weightError(SparseProducts x, double[] y, double lambda, double[] w) {
        double[] gradient = new double[w.length];
        Objective.ridge(x, y, lambda).gradient(w, gradient);
        double left = Vectors.norm(gradient) / 2;
        return left == 0 ? 0 : left / (lambda * Vectors.norm(w));
    }
}
