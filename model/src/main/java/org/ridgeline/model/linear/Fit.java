package org.ridgeline.model.linear;

import java.util.Objects;

/** The weights of a fit and their certificate. */
public final class Fit {

    private final double[] weights;
    private final Certificate certificate;

    /**
     * Binds the two.
     *
     * @param weights w (d), in the order of X's columns; taken over, not copied
     */
    public Fit(double[] weights, Certificate certificate) {
        this.weights = weights;
        this.certificate = Objects.requireNonNull(certificate, "certificate");
    }

    /** Returns a fresh copy of w (d), in the order of X's columns. */
    public double[] weights() {
        return weights.clone();
    }

    /** Returns what is known about the weights. */
    public Certificate certificate() {
        return certificate;
    }
}
