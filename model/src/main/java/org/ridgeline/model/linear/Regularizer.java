package org.ridgeline.model.linear;

/** What holds the weights back: R(w), a sum over the weights of a function of each, with that function's derivative. */
public enum Regularizer {
    /** {@code ||w||²}: L2, the regularizer of ridge regression. */
    RIDGE {
        @Override
        double value(double w) {
            return w * w;
        }

        @Override
        double slope(double w) {
            return 2 * w;
        }
    },
    /** Nothing, whatever lambda is. */
    NONE {
        @Override
        double value(double w) {
            return 0;
        }

        @Override
        double slope(double w) {
            return 0;
        }
    };

    abstract double value(double w);

    abstract double slope(double w);
}
