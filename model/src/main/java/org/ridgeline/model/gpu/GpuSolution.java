package org.ridgeline.model.gpu;

/** What a solve on the device found. Whether it is good enough is for a certificate to say, computed from products. */
public final class GpuSolution {

    private final double[] weights;
    private final int iterations;
    private final double condition;

    GpuSolution(double[] weights, int iterations, double condition) {
        this.weights = weights;
        this.iterations = iterations;
        this.condition = condition;
    }

    /** Returns a fresh copy of w (d). */
    public double[] weights() {
        return weights.clone();
    }

    /** Returns the steps taken. */
    public int iterations() {
        return iterations;
    }

    /** Returns an upper estimate of the condition of X; NaN where the method has none. */
    public double condition() {
        return condition;
    }
}
