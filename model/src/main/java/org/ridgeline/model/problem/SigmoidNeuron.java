package org.ridgeline.model.problem;

import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Loss;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Regularizer;
import org.ridgeline.model.linear.Scaling;

/**
 * The lecture's sigmoid neuron with weight w and bias b, {@code s(wx + b)} with {@code s(z) = 1/(1 + exp(-z))}, over the points (0.5,
 * 0.2) and (2.5, 0.9): {@code J = (1/2) sum (s(wx + b) - y)²}. Two points, two parameters: the minimum is 0.
 */
public final class SigmoidNeuron {

    private static final double[] X = {0.5, 2.5};
    private static final double[] Y = {0.2, 0.9};

    private SigmoidNeuron() {}

    public static Objective objective(Workers workers) {
        return objective(X, Y, workers);
    }

    /** Returns the same neuron's objective over other points x, none 0, with targets y, as many. */
    public static Objective objective(double[] x, double[] y, Workers workers) {
        CsrBuilder builder = new CsrBuilder(2);
        for (double at : x) {
            builder.add(0, at);
            builder.add(1, 1);
            builder.endRow();
        }
        LabeledMatrix examples = new LabeledMatrix(builder.build(), y);
        CpuSparseProducts products = new CpuSparseProducts(examples.matrix(), workers);
        return new Objective(examples, products, Loss.SIGMOID_SQUARED, Regularizer.NONE, 0, Scaling.HALF_SUM);
    }

    /** Returns what the neuron puts out for x where it meets both points. */
    public static double output(double x) {
        double[] best = minimizer();
        return 1 / (1 + StrictMath.exp(-(best[0] * x + best[1])));
    }

    /** Returns the (w, b) that meets both points: the line through their log odds. */
    public static double[] minimizer() {
        double w = (logOdds(Y[1]) - logOdds(Y[0])) / (X[1] - X[0]);
        return new double[] {w, logOdds(Y[0]) - w * X[0]};
    }

    private static double logOdds(double p) {
        return StrictMath.log(p / (1 - p));
    }
}
