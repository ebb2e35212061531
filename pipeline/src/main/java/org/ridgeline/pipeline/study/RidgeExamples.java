package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.FederatedAveraging;
import org.ridgeline.model.problem.TwoReviews;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** The chapter's section 3.3, regularization, on its Example 3.3.1, with Figure 3.6; and federated averaging on the same two reviews. */
final class RidgeExamples {

    private static final int SIDE = 49;
    private static final double[] START = {0.5, -0.2, 0.3};
    private static final List<Double> LAMBDAS = List.of(0.01, 0.1, 0.5, 1.0, 10.0);

    private final Workers workers;
    private final Objective plain;

    /** Where descent from the start ends with each lambda. */
    private final List<double[]> reached;

    RidgeExamples(Workers workers) {
        this.workers = workers;
        this.plain = TwoReviews.objective(0, workers);
        this.reached = LAMBDAS.stream().map(this::reached).toList();
    }

    List<WorkedExample> all() {
        return List.of(closedForm(), line(), weightDecay(), federated());
    }

    void addTo(ReportBuilder report) {
        report.figures(lineFigure()).example("lab-example-3-3-1", closedForm());
    }

    private double[] reached(double lambda) {
        // The curvature is at most 3 + 2 lambda: XᵀX of the two rows has eigenvalues 3, 1 and 0.
        return Iterates.descent(TwoReviews.objective(lambda, workers), 1 / (3 + 2 * lambda), 3000, START)
                .end();
    }

    private WorkedExample closedForm() {
        WorkedExample example = new WorkedExample("closed-form");
        for (int i = 0; i < LAMBDAS.size(); i++) {
            double lambda = LAMBDAS.get(i);
            String label = "lambda = " + lambda + ": w after 3,000 steps from (0.5, -0.2, 0.3)";
            example.equal(label, TwoReviews.minimizer(lambda), 1e-9, reached.get(i));
        }
        return example;
    }

    private WorkedExample line() {
        WorkedExample example = new WorkedExample("line");
        for (double bias : new double[] {-1, 0, 0.5, 2}) {
            example.equal("loss at (w0, 1 - w0, -1 - w0) with w0 = " + bias, 0, 0, plain.value(onLine(bias)));
        }
        return example.equal(
                        "from (0, 0, 0) descent ends at the one of least norm",
                        onLine(0),
                        1e-9,
                        Iterates.descent(plain, 1.0 / 3, 500, 0, 0, 0).end())
                .equal(
                        // The part of the start along (1, -1, -1) never changes: (0.5 + 0.2 - 0.3)/3 of it here.
                        "from (0.5, -0.2, 0.3) it keeps the start's part along the line",
                        onLine((0.5 + 0.2 - 0.3) / 3),
                        1e-9,
                        Iterates.descent(plain, 1.0 / 3, 500, START).end());
    }

    private static double[] onLine(double bias) {
        return new double[] {bias, 1 - bias, -1 - bias};
    }

    private WorkedExample weightDecay() {
        double lambda = 0.25;
        double eta = 0.1;
        double[] decayed = START.clone();
        double[] gradient = new double[3];
        for (int t = 0; t < 20; t++) {
            plain.gradient(decayed, gradient);
            for (int j = 0; j < 3; j++) {
                decayed[j] = (1 - 2 * eta * lambda) * decayed[j] - eta * gradient[j];
            }
        }
        Objective regularized = TwoReviews.objective(lambda, workers);
        return new WorkedExample("weight-decay")
                .equal(
                        "w after 20 steps of either form from (0.5, -0.2, 0.3)",
                        Iterates.descent(regularized, eta, 20, START).end(),
                        1e-15,
                        decayed);
    }

    private WorkedExample federated() {
        double lambda = 0.5;
        FederatedAveraging clients = new FederatedAveraging(
                TwoReviews.examples(), List.of(new int[] {0}, new int[] {1}), 2 * lambda, workers);
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
        return new WorkedExample("federated-reviews")
                .equal(
                        "w after 10 rounds of one local step, as after 10 steps of descent on both",
                        Iterates.descent(TwoReviews.objective(lambda, workers), 0.1, 10, 0, 0, 0)
                                .end(),
                        1e-15,
                        w)
                .equal("bytes: 10 rounds, 2 clients, 3 numbers of 8 bytes, both ways", 960, 0, bytes)
                .claim(
                        "five local steps a round end beside the minimizer " + WorkedExample.text(best),
                        Math.abs(local[1] - best[1]) > 1e-3,
                        local);
    }

    /** Figure 3.6: the loss of each pair of word weights, with the best bias, and where descent ends with a regularizer. */
    private ContourFigure lineFigure() {
        Axis x = Axis.linear("w1, weight of the first word").from(-0.9, 2.5);
        Axis y = Axis.linear("w2, weight of the second word").from(-2.05, 0.5);
        // The bias is best where the errors w0 + w1 - 1 and w0 + w2 + 1 are opposite.
        Grid grid = Grid.of(
                x.range().orElseThrow(),
                y.range().orElseThrow(),
                SIDE,
                SIDE,
                (w1, w2) -> plain.value(new double[] {-(w1 + w2) / 2, w1, w2}));
        List<double[]> fromTheLargest = new ArrayList<>(reached);
        Collections.reverse(fromTheLargest);
        return new ContourFigure(
                Texts.caption("chapter-3-6"),
                x,
                y,
                grid,
                List.of(0.02, 0.1, 0.25, 0.5, 1.0, 1.5),
                List.of(
                        new Series(
                                "minimizers without a regularizer",
                                List.of(-0.05, 2.5),
                                List.of(-2.05, 0.5),
                                Style.DASHED),
                        Plots.series(
                                "regularized, lambda 10 to 0.01",
                                Style.LINE_AND_POINTS,
                                fromTheLargest,
                                w -> w[1],
                                w -> w[2]),
                        Plots.point("least norm (1, -1)", 1, -1)));
    }
}
