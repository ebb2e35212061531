package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ridgeline.model.device.KrylovSolves;

/**
 * Ridge regression on a device: conjugate gradients on {@code (XᵀX + lambda I) w = Xᵀy}, scaled by the diagonal, for several lambda in one
 * pass over X (Saad, "Iterative Methods for Sparse Linear Systems", 2003, algorithm 9.1; as {@code ConjugateGradient} does it on the CPU).
 *
 * <p>The steps and their test for convergence run on the device; the host looks every few steps whether all systems are closed. A closed
 * system no longer changes, so that the solution and the count of steps are the same however seldom the host looks.
 *
 * <p>Where the recurrence claims convergence the residual is computed afresh, and the iteration restarts from there while that still gains.
 */
final class GpuConjugateGradient {

    private static final int MAX_RESTARTS = 5;

    private final GpuMatrix x;
    private final Gpu gpu;
    private final Precision precision;
    private final double tolerance;
    private final int maxIterations;
    private final int lookEvery;
    private final int systems;
    private final long d;

    /** The systems, rounded up to a power of two; those beyond repeat the last. */
    private final int k;

    private final long squares;
    private final long b;
    private final long w;
    private final long r;
    private final long p;
    private final long ap;
    private final long xp;
    private final long rzPartials;
    private final long rrPartials;
    private final long scalars;

    /** The scalars as last read, F of system c at [F k + c]. */
    private final double[] state;

    /** The scalars of a system, as in {@code conjugate_scalars.cuh}. */
    enum Scalar {
        CG_LAMBDA,
        CG_RZ,
        CG_RR,
        CG_ALPHA,
        CG_BETA,
        CG_OPEN,
        CG_STEPS,
        CG_RZ_BOUND,
        CG_RR_BOUND
    }

    private GpuConjugateGradient(
            GpuMatrix x, Memory memory, double[] lambdas, double tolerance, int maxIterations, int lookEvery) {
        this.x = x;
        this.tolerance = tolerance;
        this.maxIterations = maxIterations;
        this.lookEvery = lookEvery;
        gpu = x.gpu();
        precision = x.precision();
        systems = lambdas.length;
        k = batchOf(systems);
        state = new double[Scalar.values().length * k];
        d = x.columns();
        long wide = d * precision.bytes();
        squares = memory.copyIn(x.squares(), precision);
        b = memory.allocate(wide);
        w = memory.allocate(wide * k);
        r = memory.allocate(wide * k);
        p = memory.allocate(wide * k);
        ap = memory.allocate(wide * k);
        xp = memory.allocate((long) x.rows() * precision.bytes() * k);
        long partialBytes = (long) Shape.MAX_BLOCKS * k * Double.BYTES;
        rzPartials = memory.allocate(partialBytes);
        rrPartials = memory.allocate(partialBytes);
        scalars = memory.allocate((long) state.length * Double.BYTES);
        for (int c = 0; c < k; c++) {
            state[Scalar.CG_LAMBDA.ordinal() * k + c] = lambdas[Math.min(c, systems - 1)];
        }
        gpu.copyIn(state, scalars);
    }

    /**
     * Solves from w = 0 until {@code ||Xᵀy - (XᵀX + lambda I) w|| <= tolerance ||Xᵀy||}, computed afresh, or until the iterations are spent or
     * no more digits are gained; a float matrix gains about six.
     *
     * @param lambdas each above 0; at most as many as the matrix has room for in a batch
     * @param lookEvery after how many steps the host looks, at least 1
     * @return one solution for each lambda, in order
     */
    static List<KrylovSolves.Solution> solve(
            GpuMatrix x, double[] y, double[] lambdas, double tolerance, int maxIterations, int lookEvery) {
        x.requireLabels(y);
        GpuLsqr.requireLimits(tolerance, maxIterations, lookEvery);
        if (lambdas.length < 1 || batchOf(lambdas.length) > x.batch()) {
            throw new IllegalArgumentException("lambdas: expected 1 to " + x.batch() + ", got " + lambdas.length);
        }
        for (double lambda : lambdas) {
            if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("lambda must be finite and above 0, got " + lambda);
            }
        }
        try (Memory memory = new Memory(
                x.gpu(), bytes(x, lambdas.length), "conjugate gradients for " + lambdas.length + " lambda")) {
            return new GpuConjugateGradient(x, memory, lambdas, tolerance, maxIterations, lookEvery).run(memory, y);
        }
    }

    /** Returns the bytes that a solve takes beside the matrix. */
    private static long bytes(GpuMatrix x, int lambdas) {
        long k = batchOf(lambdas);
        long d = x.columns();
        long n = x.rows();
        return Memory.bytes(x.precision().bytes(), d, d, d * k, d * k, d * k, d * k, n * k, n)
                + Memory.bytes(Double.BYTES, Shape.MAX_BLOCKS * k, Shape.MAX_BLOCKS * k, Scalar.values().length * k);
    }

    /** Returns for how many of so many lambda a solve has room in the memory that is free, at least for one. */
    static int lambdasWithRoom(GpuMatrix x, int lambdas) {
        int most = Math.min(lambdas, x.batch());
        while (most > 1 && bytes(x, most) > x.gpu().freeBytes()) {
            most = batchOf(most) / 2;
        }
        return most;
    }

    private static int batchOf(int systems) {
        return systems == 1 ? 1 : 2 * Integer.highestOneBit(systems - 1);
    }

    private List<KrylovSolves.Solution> run(Memory memory, double[] y) {
        x.transpose().multiply(1, memory.copyIn(y, precision), b);
        x.launch("spread", d * k, k, d, b, r);
        begin(1);
        double[] norms = residualNorms();
        double[] before = new double[k];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        double[] residuals = new double[k];
        Arrays.fill(residuals, 1);
        for (int pass = 0; pass <= MAX_RESTARTS && reopen(residuals, before); pass++) {
            before = residuals;
            iterate();
            computeResidual();
            begin(0);
            double[] left = residualNorms();
            residuals = new double[k];
            for (int c = 0; c < k; c++) {
                residuals[c] = left[c] == 0 ? 0 : left[c] / norms[c];
            }
        }
        return solutions();
    }

    /** Opens the systems that are to go on, closes the others, and returns whether there are any. */
    private boolean reopen(double[] residuals, double[] before) {
        double[] open = new double[k];
        boolean any = false;
        for (int c = 0; c < k; c++) {
            boolean goesOn = at(Scalar.CG_RR, c) > 0
                    && at(Scalar.CG_STEPS, c) < maxIterations
                    && residuals[c] > tolerance
                    && residuals[c] < before[c] / 2;
            open[c] = goesOn ? 1 : 0;
            any |= goesOn;
        }
        gpu.copyIn(open, address(Scalar.CG_OPEN));
        return any;
    }

    /** Runs the recurrences from the residual in r until they claim the tolerance in each open system. */
    private void iterate() {
        int budget = maxIterations;
        for (int c = 0; c < k; c++) {
            budget = Math.min(budget, maxIterations - (int) at(Scalar.CG_STEPS, c));
        }
        boolean open = true;
        for (int done = 0; done < budget && open; ) {
            int steps = Math.min(lookEvery, budget - done);
            for (int step = 0; step < steps; step++) {
                step();
            }
            done += steps;
            gpu.copyOut(scalars, state);
            open = false;
            for (int c = 0; c < k; c++) {
                open |= at(Scalar.CG_OPEN, c) != 0;
            }
        }
    }

    private void step() {
        x.launch("conjugateDirection", d * k, k, d, squares, r, scalars, p);
        x.matrix().multiply(k, p, xp);
        int count = x.transpose().shifted(k, xp, address(Scalar.CG_LAMBDA), p, ap, rzPartials);
        x.launchOne("conjugateAlpha", k, count, rzPartials, scalars);
        x.launch("conjugateStep", d * k, k, d, scalars, p, ap, w, r);
        x.launchOne("conjugateBeta", k, norms(), rzPartials, rrPartials, scalars);
    }

    /** Starts a pass from the residual in r; the first also sets what is to be reached. */
    private void begin(int first) {
        // Half the tolerance: what the recurrence claims and what is true differ by a few units of rounding.
        double target = 0.5 * tolerance;
        x.launchOne("conjugateBegin", k, norms(), rzPartials, rrPartials, first, target, scalars);
        gpu.copyOut(scalars, state);
    }

    /** Sums up the squares of the residuals, scaled and plain; returns how many partial sums there are. */
    private int norms() {
        return x.launch("conjugateNorms", d * k, k, d, squares, r, scalars, rzPartials, rrPartials);
    }

    /** r = b - (XᵀX + lambda I) w. */
    private void computeResidual() {
        x.matrix().multiply(k, w, xp);
        x.transpose().shifted(k, xp, address(Scalar.CG_LAMBDA), w, r, rzPartials);
        x.launch("conjugateResidual", d * k, k, d, b, r);
    }

    private double[] residualNorms() {
        double[] norms = new double[k];
        for (int c = 0; c < k; c++) {
            norms[c] = Math.sqrt(at(Scalar.CG_RR, c));
        }
        return norms;
    }

    private List<KrylovSolves.Solution> solutions() {
        double[] batch = new double[Math.multiplyExact(x.columns(), k)];
        precision.copyOut(gpu, w, batch);
        List<KrylovSolves.Solution> solutions = new ArrayList<>();
        for (int c = 0; c < systems; c++) {
            double[] weights = new double[x.columns()];
            for (int j = 0; j < weights.length; j++) {
                weights[j] = batch[j * k + c];
            }
            solutions.add(new KrylovSolves.Solution(weights, (int) at(Scalar.CG_STEPS, c), OptionalDouble.empty()));
        }
        return solutions;
    }

    private double at(Scalar scalar, int system) {
        return state[scalar.ordinal() * k + system];
    }

    private long address(Scalar scalar) {
        return scalars + (long) scalar.ordinal() * k * Double.BYTES;
    }
}
