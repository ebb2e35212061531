package org.ridgeline.model.gpu;

import java.util.OptionalDouble;
import org.ridgeline.model.device.KrylovSolves;

/**
 * LSQR on a device (Paige and Saunders, ACM TOMS 8(1), 1982, section 4; as {@code Lsqr} does it on the CPU): minimizes {@code ||Xw - y||² +
 * damp² ||w||²} from w = 0; with damp = 0 it goes to the minimum-norm solution.
 *
 * <p>The steps and their test for convergence run on the device; the host looks every few steps whether the solve is closed. A closed solve
 * no longer changes, so that the solution and the count of steps are the same however seldom the host looks.
 */
final class GpuLsqr {

    private final GpuMatrix x;
    private final Gpu gpu;
    private final Precision precision;
    private final long u;
    private final long v;
    private final long w;
    private final long direction;
    private final long partials;
    private final long scalars;
    private final double[] state = new double[Scalar.values().length];

    /** The scalars of a solve, as in {@code lsqr_scalars.cuh}. */
    enum Scalar {
        LSQR_DAMP,
        LSQR_ALPHA,
        LSQR_BETA,
        LSQR_U_LENGTH,
        LSQR_U_SHARE,
        LSQR_V_LENGTH,
        LSQR_V_SHARE,
        LSQR_PHI_BAR,
        LSQR_RHO_BAR,
        LSQR_DAMPED_RESIDUAL,
        LSQR_SQUARES,
        LSQR_DIRECTIONS,
        LSQR_NORMAL_RESIDUAL,
        LSQR_RESIDUAL,
        LSQR_STEP,
        LSQR_TURN,
        LSQR_RHO,
        LSQR_NORMAL_BOUND,
        LSQR_RESIDUAL_BOUND,
        LSQR_OPEN,
        LSQR_LAST,
        LSQR_STEPS
    }

    private GpuLsqr(GpuMatrix x, Memory memory, double[] y, double damp) {
        this.x = x;
        gpu = x.gpu();
        precision = x.precision();
        long wide = (long) x.columns() * precision.bytes();
        u = memory.copyIn(y, precision);
        v = memory.allocate(wide);
        w = memory.allocate(wide);
        direction = memory.allocate(wide);
        partials = memory.allocate((long) Shape.MAX_BLOCKS * Double.BYTES);
        scalars = memory.allocate((long) state.length * Double.BYTES);
        state[Scalar.LSQR_DAMP.ordinal()] = damp;
        gpu.copyIn(state, scalars);
    }

    /**
     * Runs until the recurrence's {@code ||Xᵀr - damp² w||} is at most tolerance times ||Xᵀy||.
     *
     * @param damp the root of lambda, at least 0
     * @param interpolate whether {@code ||r|| <= tolerance ||y||} is asked for as well
     * @param lookEvery after how many steps the host looks, at least 1
     */
    static KrylovSolves.Solution solve(
            GpuMatrix x,
            double[] y,
            double damp,
            boolean interpolate,
            double tolerance,
            int maxIterations,
            int lookEvery) {
        x.requireLabels(y);
        if (!(damp >= 0 && damp < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("damp must be finite and at least 0, got " + damp);
        }
        requireLimits(tolerance, maxIterations, lookEvery);
        long d = x.columns();
        long bytes = Memory.bytes(x.precision().bytes(), x.rows(), d, d, d)
                + Memory.bytes(Double.BYTES, Shape.MAX_BLOCKS, Scalar.values().length);
        try (Memory memory = new Memory(x.gpu(), bytes, "LSQR")) {
            return new GpuLsqr(x, memory, y, damp).run(interpolate, tolerance, maxIterations, lookEvery);
        }
    }

    /** Checks what every solve is told. */
    static void requireLimits(double tolerance, int maxIterations, int lookEvery) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be in (0, 1), got " + tolerance);
        }
        if (maxIterations < 1 || lookEvery < 1) {
            throw new IllegalArgumentException(
                    "maxIterations and lookEvery must be at least 1, got " + maxIterations + " and " + lookEvery);
        }
    }

    private KrylovSolves.Solution run(boolean interpolate, double tolerance, int maxIterations, int lookEvery) {
        begin(interpolate, tolerance);
        int done = 0;
        while (at(Scalar.LSQR_OPEN) != 0 && done < maxIterations) {
            int queued = Math.min(lookEvery, maxIterations - done);
            for (int step = 0; step < queued; step++) {
                step();
            }
            done += queued;
            gpu.copyOut(scalars, state);
        }
        double[] weights = new double[x.columns()];
        precision.copyOut(gpu, w, weights);
        double condition = Math.sqrt(at(Scalar.LSQR_SQUARES)) * Math.sqrt(at(Scalar.LSQR_DIRECTIONS));
        int steps = (int) at(Scalar.LSQR_STEPS);
        boolean estimated = steps > 0 && !Double.isNaN(condition);
        return new KrylovSolves.Solution(
                weights, steps, estimated ? OptionalDouble.of(condition) : OptionalDouble.empty());
    }

    private void begin(boolean interpolate, double tolerance) {
        long n = x.rows();
        long d = x.columns();
        x.launchOne("lsqrBegin", x.launch("dot", n, 1, n, u, u, partials), partials, scalars);
        x.launchOne(
                "lsqrFirst", advance(x.transpose(), u, v, false), partials, tolerance, interpolate ? 1 : 0, scalars);
        x.launch("lsqrDirection", d, d, scalars, v, direction);
        gpu.copyOut(scalars, state);
    }

    private void step() {
        long d = x.columns();
        x.launchOne("lsqrBeta", advance(x.matrix(), v, u, true), partials, scalars);
        x.launchOne("lsqrAlpha", advance(x.transpose(), u, v, false), partials, scalars);
        x.launchOne("lsqrEnd", x.launch("lsqrMove", d, d, scalars, v, w, direction, partials), partials, scalars);
    }

    /** beta u = A v - alpha u, or alpha v = Aᵀu - beta v; returns how many partial sums of its square there are. */
    private int advance(DeviceCsr a, long from, long to, boolean left) {
        return a.advance(
                from,
                address(left ? Scalar.LSQR_V_LENGTH : Scalar.LSQR_U_LENGTH),
                address(left ? Scalar.LSQR_U_SHARE : Scalar.LSQR_V_SHARE),
                to,
                partials,
                address(Scalar.LSQR_OPEN));
    }

    private double at(Scalar scalar) {
        return state[scalar.ordinal()];
    }

    private long address(Scalar scalar) {
        return scalars + (long) scalar.ordinal() * Double.BYTES;
    }
}
