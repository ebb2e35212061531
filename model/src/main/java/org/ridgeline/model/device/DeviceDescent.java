package org.ridgeline.model.device;

/**
 * A full-batch descent of {@code c (||Xw - y||² + lambda ||w||²)} by a device that holds X, from w = 0: the parameters, the rule's slots
 * s_0 and s_1, which begin at zero, and the gradient stay there, and a step waits for nothing.
 */
public interface DeviceDescent extends AutoCloseable {

    /**
     * Takes a step by a formula of {@code model.optimizer.UpdateRule}.
     *
     * @param kernel the formula's
     * @param terms of this step, in the order of the rule and of the kernel
     * @param slots how many slots the formula has, 0 to 2
     * @param lookAhead gamma where the gradient is taken at {@code w - gamma s_0}; 0 where it is taken at w
     */
    void step(String kernel, double[] terms, int slots, double lookAhead);

    /** Goes on from these parameters (d) and slots, none to two of d. */
    void set(double[] w, double[][] slots);

    /** Overwrites w (d) and the slots, none to two of d, with those that stand on the device; waits for the steps before. */
    void get(double[] w, double[][] slots);

    /** Returns the objective at w; waits for the steps before. */
    double objective();

    /** Returns the norm of the gradient at w; waits for the steps before. */
    double gradientNorm();

    /** Waits for the steps before. */
    void finish();

    /** Frees what it holds; X stays on the device. */
    @Override
    void close();
}
