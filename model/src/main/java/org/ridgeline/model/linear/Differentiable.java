package org.ridgeline.model.linear;

import java.util.Optional;
import org.ridgeline.model.device.DeviceDescent;

/** A differentiable function J of d parameters that is to be minimized. */
public interface Differentiable {

    /** Returns d. */
    int dimension();

    /** Returns J(w) for w (d). */
    double value(double[] w);

    /** Overwrites gradient (d) with ∇J(w); the two arrays are different. */
    void gradient(double[] w, double[] gradient);

    /** Overwrites gradient (d) with ∇J(w) and returns J(w); often for the price of one of them. */
    default double valueAndGradient(double[] w, double[] gradient) {
        gradient(w, gradient);
        return value(w);
    }

    /** Returns a full-batch descent of J by a device that holds it, the caller's to close; empty where the steps are taken here. */
    default Optional<DeviceDescent> onDevice() {
        return Optional.empty();
    }
}
