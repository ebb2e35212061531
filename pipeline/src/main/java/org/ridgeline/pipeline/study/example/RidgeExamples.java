package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.FederatedAveraging;
import org.ridgeline.model.problem.TwoReviews;

/** The chapter's section 3.3, regularization, on its Example 3.3.1; and federated averaging on the same two reviews. */
final class RidgeExamples {

    private static final double[] LAMBDAS = {0.01, 0.1, 0.5, 1, 10};

    private RidgeExamples() {}

    static List<WorkedExample> sections(Workers workers) {
        return List.of(closedForm(workers), line(workers), weightDecay(workers), federated(workers));
    }

    static WorkedExample closedForm(Workers workers) {
        List<Statement> rows = new ArrayList<>();
        for (double lambda : LAMBDAS) {
            // The curvature is at most 3 + 2 lambda: XᵀX of the two rows has eigenvalues 3, 1 and 0.
            Iterates walk = Iterates.descent(
                    TwoReviews.objective(lambda, workers), 1 / (3 + 2 * lambda), 3000, new double[] {0.5, -0.2, 0.3});
            rows.add(Statement.equal(
                    String.format(Locale.ROOT, "lambda = %s: w after 3,000 steps from (0.5, -0.2, 0.3)", lambda),
                    TwoReviews.minimizer(lambda),
                    1e-9,
                    walk.end()));
        }
        return new WorkedExample(
                "Example 3.3.1: two reviews, (1, 1, 0) -> +1 and (1, 0, 1) -> -1, mean of squares + lambda ||w||²",
                "Expected (0, 1/(1 + 2 lambda), -1/(1 + 2 lambda)), reached by gradient descent. lambda stands beside the mean; on"
                        + " the sum it is twice that.",
                rows);
    }

    private static WorkedExample line(Workers workers) {
        Objective objective = TwoReviews.objective(0, workers);
        List<Statement> rows = new ArrayList<>();
        for (double bias : new double[] {-1, 0, 0.5, 2}) {
            rows.add(Statement.equal(
                    String.format(Locale.ROOT, "loss at (w0, 1 - w0, -1 - w0) with w0 = %s", bias),
                    new double[] {0},
                    0,
                    objective.value(new double[] {bias, 1 - bias, -1 - bias})));
        }
        rows.add(Statement.equal(
                "from (0, 0, 0) descent ends at the one of least norm",
                new double[] {0, 1, -1},
                1e-9,
                Iterates.descent(objective, 1.0 / 3, 500, 0, 0, 0).end()));
        // The part of the start along (1, -1, -1) never changes: (0.5 + 0.2 - 0.3)/3 of it here.
        double kept = (0.5 + 0.2 - 0.3) / 3;
        rows.add(Statement.equal(
                "from (0.5, -0.2, 0.3) it keeps the start's part along the line",
                new double[] {kept, 1 - kept, -1 - kept},
                1e-9,
                Iterates.descent(objective, 1.0 / 3, 500, 0.5, -0.2, 0.3).end()));
        return new WorkedExample(
                "Example 3.3.1 without a regularizer: a line of minimizers", "lambda = 0: no unique answer.", rows);
    }

    private static WorkedExample weightDecay(Workers workers) {
        double lambda = 0.25;
        double eta = 0.1;
        Objective plain = TwoReviews.objective(0, workers);
        Objective regularized = TwoReviews.objective(lambda, workers);
        double[] decayed = {0.5, -0.2, 0.3};
        double[] gradient = new double[3];
        for (int t = 0; t < 20; t++) {
            plain.gradient(decayed, gradient);
            for (int j = 0; j < 3; j++) {
                decayed[j] = (1 - 2 * eta * lambda) * decayed[j] - eta * gradient[j];
            }
        }
        return new WorkedExample(
                "Equation 3.5: weight decay is the gradient of the regularized loss",
                "w <- (1 - 2 eta lambda) w - eta gradient of the plain loss, with eta = 0.1, lambda = 0.25.",
                List.of(Statement.equal(
                        "w after 20 steps of either form from (0.5, -0.2, 0.3)",
                        Iterates.descent(regularized, eta, 20, 0.5, -0.2, 0.3).end(),
                        1e-15,
                        decayed)));
    }

    private static WorkedExample federated(Workers workers) {
        LabeledMatrix reviews = TwoReviews.examples();
        double lambda = 0.5;
        FederatedAveraging clients =
                new FederatedAveraging(reviews, List.of(new int[] {0}, new int[] {1}), 2 * lambda, workers);
        double[] w = new double[3];
        double[] local = new double[3];
        for (int round = 0; round < 10; round++) {
            clients.round(w, 1, 0.1);
        }
        long bytes = clients.bytesExchanged();
        for (int round = 0; round < 500; round++) {
            clients.round(local, 5, 0.1);
        }
        double[] best = TwoReviews.minimizer(lambda);
        return new WorkedExample(
                "Federated averaging: each review at a client of its own, lambda = 0.5, steps of 0.1",
                "The server averages what the clients send, weighted by their examples.",
                List.of(
                        Statement.equal(
                                "w after 10 rounds of one local step, as after 10 steps of descent on both",
                                Iterates.descent(TwoReviews.objective(lambda, workers), 0.1, 10, 0, 0, 0)
                                        .end(),
                                1e-15,
                                w),
                        Statement.equal(
                                "bytes: 10 rounds, 2 clients, 3 numbers of 8 bytes, both ways",
                                new double[] {960},
                                0,
                                bytes),
                        Statement.claim(
                                "five local steps a round end beside the minimizer "
                                        + Statement.equal("", best, 0, best).oursText(),
                                Math.abs(local[1] - best[1]) > 1e-3,
                                local)));
    }
}
