package org.ridgeline.model.gpu;

/**
 * Full-batch descent of {@code c (||Xw - y||² + lambda ||w||²)} on a device from w = 0: the parameters, the slots of the rule and the
 * gradient stay there, and a step waits for nothing. Each step's numbers, such as eta, come from the caller, as an {@code UpdateRule}'s
 * {@code terms} gives them; the formulas are that type's, in the same order of operations.
 */
public final class GpuDescent implements AutoCloseable {

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

    /** {@code w -= eta g}. */
    public void gradientDescent(double eta) {
        computeGradient(w);
        update("gradientDescent", number(eta), gradient, w);
    }

    /** {@code u = gamma u + eta g; w -= u}. */
    public void momentum(double eta, double gamma) {
        computeGradient(w);
        update("momentum", number(eta), number(gamma), gradient, first, w);
    }

    /** The same with the gradient at {@code w - gamma u}. */
    public void nesterov(double eta, double gamma) {
        update("lookAhead", number(gamma), first, w, probe);
        computeGradient(probe);
        update("momentum", number(eta), number(gamma), gradient, first, w);
    }

    /** {@code v += g²; w -= eta g / sqrt(v + epsilon)}. */
    public void adaGrad(double eta, double epsilon) {
        computeGradient(w);
        update("adaGrad", number(eta), number(epsilon), gradient, first, w);
    }

    /** {@code v = beta v + (1 - beta) g²; w -= eta g / sqrt(v + epsilon)}. */
    public void rmsProp(double eta, double beta, double epsilon) {
        computeGradient(w);
        update("rmsProp", number(eta), number(beta), number(epsilon), gradient, first, w);
    }

    /**
     * {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²; w -= eta (m / meanShare) / (sqrt(v / squareShare + inside) +
     * outside)}.
     *
     * @param terms eta, meanShare and squareShare
     */
    public void adam(double[] terms, double beta1, double beta2, double inside, double outside) {
        computeGradient(w);
        update(
                "adam",
                number(terms[0]),
                number(terms[1]),
                number(terms[2]),
                number(beta1),
                number(beta2),
                number(inside),
                number(outside),
                gradient,
                first,
                second,
                w);
    }

    /** Returns the objective at w; waits for the steps before. */
    public double objective() {
        int count = x.matrix().residual(w, y, residual, partials);
        return factor * (total(count) + lambda * squaredNorm(w));
    }

    /** Returns the norm of the gradient at w; waits for the steps before. */
    public double gradientNorm() {
        computeGradient(w);
        return Math.sqrt(squaredNorm(gradient));
    }

    /** Returns a fresh copy of w (d); waits for the steps before. */
    public double[] weights() {
        double[] weights = new double[x.columns()];
        precision.copyOut(gpu, w, weights);
        return weights;
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

    private void update(String kernel, Object... arguments) {
        long d = x.columns();
        Object[] all = new Object[arguments.length + 1];
        all[0] = d;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        gpu.launch(precision.kernel(kernel), Shape.blocks(d), Shape.THREADS, all);
    }

    private Number number(double value) {
        return precision.argument(value);
    }

    /** Frees the device's memory; the matrix stays. */
    @Override
    public void close() {
        memory.close();
    }
}
