package org.ridgeline.model.device;

/**
 * A full-batch descent of {@code c (||Xw - y||² + lambda ||w||²)} by a device that holds X, from w = 0: the parameters, what the rule
 * remembers and the gradient stay there, and a step waits for nothing.
 *
 * <p>Each step's numbers come from the caller; the formulas are those of {@code model.optimizer.UpdateRule}. s_0 and s_1 are the slots in
 * which a rule remembers; they begin at zero.
 */
public interface DeviceDescent extends AutoCloseable {

    /** Takes the step {@code w -= eta g}. */
    void gradientDescent(double eta);

    /** Takes the step {@code s_0 = gamma s_0 + eta g; w -= s_0}. */
    void momentum(double eta, double gamma);

    /** Takes the same step with the gradient at {@code w - gamma s_0}. */
    void nesterov(double eta, double gamma);

    /** Takes the step {@code s_0 += g²; w -= eta g / sqrt(s_0 + epsilon)}. */
    void adaGrad(double eta, double epsilon);

    /** Takes the step {@code s_0 = beta s_0 + (1 - beta) g²; w -= eta g / sqrt(s_0 + epsilon)}. */
    void rmsProp(double eta, double beta, double epsilon);

    /**
     * Takes the step {@code s_0 = beta1 s_0 + (1 - beta1) g; s_1 = beta2 s_1 + (1 - beta2) g²; w -= eta (s_0 / meanShare) / (sqrt(s_1 /
     * squareShare + inside) + outside)}.
     *
     * @param terms eta, meanShare and squareShare
     */
    void adam(double[] terms, double beta1, double beta2, double inside, double outside);

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
