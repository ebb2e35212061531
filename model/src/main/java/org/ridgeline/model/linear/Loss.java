package org.ridgeline.model.linear;

/** The loss of one example as a function of its margin z = x·w and its label y, with its derivative by z. */
public enum Loss {
    /** (z - y)², the square of regularized least squares. */
    SQUARED {
        @Override
        double value(double z, double y) {
            return (z - y) * (z - y);
        }

        @Override
        double slope(double z, double y) {
            return 2 * (z - y);
        }
    },
    /** (s(z) - y)² with the logistic sigmoid s(z) = 1/(1 + exp(-z)): the lecture's sigmoid neuron. */
    SIGMOID_SQUARED {
        @Override
        double value(double z, double y) {
            double difference = sigmoid(z) - y;
            return difference * difference;
        }

        @Override
        double slope(double z, double y) {
            double s = sigmoid(z);
            return 2 * (s - y) * s * (1 - s);
        }
    };

    abstract double value(double z, double y);

    abstract double slope(double z, double y);

    private static double sigmoid(double z) {
        return 1 / (1 + Exponential.of(-z));
    }
}
