package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.DeviceDescent;

/**
 * Full-batch descent of {@code c (||Xw - y||² + lambda ||w||²)} on a GPU: the formulas are those of {@code UpdateRule}, in the same order of
 * operations.
 */
final class GpuDescent implements DeviceDescent {

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

    /** Starts at zero; the matrix stays the caller's and must outlive this. See {@link GpuMatrix#descent}. */
    GpuDescent(GpuMatrix x, double[] labels, double lambda, double factor) {
        x.requireLabels(labels);
        this.x = x;
        this.lambda = lambda;
        this.factor = factor;
        gpu = x.gpu();
        precision = x.precision();
        long n = x.rows();
        long d = x.columns();
        long wide = d * precision.bytes();
        memory = new Memory(
                gpu,
                Memory.bytes(precision.bytes(), n, n, d, d, d, d, d) + Memory.bytes(Double.BYTES, Shape.MAX_BLOCKS, 1),
                "a descent");
        try {
            y = memory.copyIn(labels, precision);
            w = memory.allocate(wide);
            probe = memory.allocate(wide);
            first = memory.allocate(wide);
            second = memory.allocate(wide);
            gradient = memory.allocate(wide);
            residual = memory.allocate(n * precision.bytes());
            partials = memory.allocate((long) Shape.MAX_BLOCKS * Double.BYTES);
            sum = memory.allocate(Double.BYTES);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    @Override
    public void step(String kernel, double[] terms, int slots, double lookAhead) {
        long d = x.columns();
        if (lookAhead == 0) {
            computeGradient(w);
        } else {
            x.launch("lookAhead", d, d, precision.argument(lookAhead), first, w, probe);
            computeGradient(probe);
        }
        List<Object> arguments = new ArrayList<>(List.of(d));
        for (double term : terms) {
            arguments.add(precision.argument(term));
        }
        arguments.addAll(List.of(gradient, first, second).subList(0, 1 + slots));
        arguments.add(w);
        x.launch(kernel, d, arguments.toArray());
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
        return total(x.launch("dot", d, 1, d, vector, vector, partials));
    }

    private double total(int count) {
        x.launchOne("sum", count, partials, sum);
        double[] total = new double[1];
        gpu.copyOut(sum, total);
        return total[0];
    }

    /** Frees the device's memory; the matrix stays. */
    @Override
    public void close() {
        memory.close();
    }
}
