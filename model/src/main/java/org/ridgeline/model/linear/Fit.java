package org.ridgeline.model.linear;

import java.util.Objects;

/**
 * The weights of a fit and their certificate.
 *
 * @param weights w (d), in the order of X's columns; taken over, and copied out
 */
public record Fit(double[] weights, Certificate certificate) {

    public Fit {
        Objects.requireNonNull(certificate, "certificate");
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
