package org.ridgeline.model.problem;

import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;

/**
 * The chapter's Example 3.3.1: two reviews over two words and a bias x_0, {@code x = (1, 1, 0)} labelled +1 and {@code (1, 0, 1)}
 * labelled -1. Without a regularizer every point of the line {@code (w_0, 1 - w_0, -1 - w_0)} has loss 0.
 */
public final class TwoReviews {

    private TwoReviews() {}

    /** Returns the reviews: the bias first, as the example writes it. */
    public static LabeledMatrix examples() {
        CsrBuilder builder = new CsrBuilder(3);
        for (int word = 1; word <= 2; word++) {
            builder.add(0, 1);
            builder.add(word, 1);
            builder.endRow();
        }
        return new LabeledMatrix(builder.build(), new double[] {1, -1});
    }

    /** Returns {@code (1/2) sum_i (x_i·w - y_i)² + lambda ||w||²}; beside the sum of the n = 2 squares lambda is twice that. */
    public static Objective objective(double lambda, Workers workers) {
        return Objective.ridge(examples(), Scaling.MEAN, 2 * lambda, workers);
    }

    /** Returns the minimizer {@code (0, 1/(1 + 2 lambda), -1/(1 + 2 lambda))}; for lambda = 0 the minimum-norm solution. */
    public static double[] minimizer(double lambda) {
        double w = 1 / (1 + 2 * lambda);
        return new double[] {0, w, -w};
    }
}
