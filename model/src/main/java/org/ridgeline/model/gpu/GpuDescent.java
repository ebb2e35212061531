package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.DeviceDescent;

/**
 * Full-batch descent of {@code c (||Xw - y||² + lambda ||w||²)} on a GPU: the formulas are those of {@code UpdateRule}, in the same order of
 * operations.
 */
public final class GpuDescent implements DeviceDescent {

    private final GpuMatrix x;
    private final Gpu gpu;
    private final Precision precision;
    private final double lambda;
    private final double factor;
    private final Memory memory;
    private final long y;
    private final long w;
    private final long probe;
    private final long first;
    private final long second;
    private final long gradient;
    private final long residual;
    private final long partials;
    private final long sum;

    /**
     * Starts at zero; the matrix stays the caller's and must outlive this.
     *
     * @param factor c, above 0
     */
    public GpuDescent(GpuMatrix x, double[] labels, double lambda, double factor) {
        if (labels.length != x.rows()) {
            throw new IllegalArgumentException("labels: expected one per row, " + x.rows() + ", got " + labels.length);
        }
        this.x = x;
        this.lambda = lambda;
        this.factor = factor;
        gpu = x.gpu();
        precision = x.precision();
        long wide = (long) x.columns() * precision.bytes();
        memory = new Memory(gpu, bytes(x), "a descent");
        try {
            y = memory.copyIn(labels, precision);
            w = memory.allocate(wide);
            probe = memory.allocate(wide);
            first = memory.allocate(wide);
            second = memory.allocate(wide);
            gradient = memory.allocate(wide);
            residual = memory.allocate((long) x.rows() * precision.bytes());
            partials = memory.allocate((long) Shape.MAX_BLOCKS * Double.BYTES);
            sum = memory.allocate(Double.BYTES);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    /** Returns the bytes that a descent takes beside the matrix. */
    public static long bytes(GpuMatrix x) {
        long d = x.columns();
        long n = x.rows();
        return Memory.bytes(x.precision().bytes(), n, n, d, d, d, d, d)
                + Memory.bytes(Double.BYTES, Shape.MAX_BLOCKS, 1);
    }

    @Override
    public void step(String kernel, double[] terms, int slots, double lookAhead) {
        if (lookAhead == 0) {
            computeGradient(w);
        } else {
            update("lookAhead", List.of(precision.argument(lookAhead), first, w, probe));
            computeGradient(probe);
        }
        List<Object> arguments = new ArrayList<>();
        for (double term : terms) {
            arguments.add(precision.argument(term));
        }
        arguments.addAll(List.of(gradient, first, second).subList(0, 1 + slots));
        arguments.add(w);
        update(kernel, arguments);
    }

    @Override
    public double objective() {
        int count = x.matrix().residual(w, y, residual, partials);
        return factor * (total(count) + lambda * squaredNorm(w));
    }

    @Override
    public double gradientNorm() {
        computeGradient(w);
        return Math.sqrt(squaredNorm(gradient));
    }

    @Override
    public void set(double[] weights, double[][] slots) {
        requireLengths(weights, slots);
        precision.copyIn(gpu, weights, w);
        for (int s = 0; s < slots.length; s++) {
            precision.copyIn(gpu, slots[s], s == 0 ? first : second);
        }
    }

    @Override
    public void get(double[] weights, double[][] slots) {
        requireLengths(weights, slots);
        precision.copyOut(gpu, w, weights);
        for (int s = 0; s < slots.length; s++) {
            precision.copyOut(gpu, s == 0 ? first : second, slots[s]);
        }
    }

    @Override
    public void finish() {
        gpu.synchronize();
    }

    private void requireLengths(double[] weights, double[][] slots) {
        boolean fit = weights.length == x.columns() && slots.length <= 2;
        for (double[] slot : slots) {
            fit &= slot.length == x.columns();
        }
        if (!fit) {
            throw new IllegalArgumentException("expected " + x.columns()
                    + " parameters and none to two slots of as many, got " + weights.length + " and " + slots.length);
        }
    }

    private void computeGradient(long at) {
        x.matrix().residual(at, y, residual, partials);
        x.transpose().gradient(residual, lambda, 2 * factor, at, gradient);
    }

    private double squaredNorm(long vector) {
        long d = x.columns();
        gpu.launch(precision.kernel("dot"), Shape.blocks(d), Shape.THREADS, 1, d, vector, vector, partials);
        return total(Shape.blocks(d));
    }

    private double total(int count) {
        gpu.launch("sum", 1, Shape.THREADS, count, partials, sum);
        double[] total = new double[1];
        gpu.copyOut(sum, total);
        return total[0];
    }

    private void update(String kernel, List<Object> arguments) {
        long d = x.columns();
        List<Object> all = new ArrayList<>();
        all.add(d);
        all.addAll(arguments);
        gpu.launch(precision.kernel(kernel), Shape.blocks(d), Shape.THREADS, all.toArray());
    }

    /** Frees the device's memory; the matrix stays. */
    @Override
    public void close() {
        memory.close();
    }
}
