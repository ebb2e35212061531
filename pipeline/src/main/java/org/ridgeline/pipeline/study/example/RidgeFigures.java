package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.problem.TwoReviews;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** Figure 3.6 of the chapter: Example 3.3.1 without and with a regularizer. */
final class RidgeFigures {

    private static final int SIDE = 49;

    private RidgeFigures() {}

    /** Figure 3.6, with the points that descent reached in the table of the example. */
    static Figure line(WorkedExample closedForm, Workers workers) {
        Objective loss = TwoReviews.objective(0, workers);
        Axis x = Axis.linear("w1, weight of the first word").from(-0.9, 2.5);
        Axis y = Axis.linear("w2, weight of the second word").from(-2.05, 0.5);
        Grid grid = Grid.of(
                x.range().orElseThrow(), y.range().orElseThrow(), SIDE, SIDE, (w1, w2) -> leastOverBias(loss, w1, w2));
        List<Series> paths = new ArrayList<>();
        paths.add(
                new Series("minimizers without a regularizer", List.of(-0.05, 2.5), List.of(-2.05, 0.5), Style.DASHED));
        paths.add(regularized(closedForm));
        paths.add(Plots.point("least norm (1, -1)", 1, -1));
        return new ContourFigure(
                new Caption(
                        "chapter-3-6",
                        "Figure 3.6: as lambda falls from 10 to 0.01 the regularized point comes to the line of minimizers",
                        "Example 3.3.1: two reviews, (1, 1, 0) labelled +1 and (1, 0, 1) labelled -1. The contours show the loss that is"
                                + " left at (w1, w2) with the best bias w0; it is zero on the line (w0, 1 - w0, -1 - w0). With lambda ||w||²"
                                + " the minimizer is (0, 1/(1 + 2 lambda), -1/(1 + 2 lambda)); the points are what gradient descent reaches"
                                + " for lambda = 10, 1, 0.5, 0.1 and 0.01, from the upper left."),
                x,
                y,
                grid,
                List.of(0.02, 0.1, 0.25, 0.5, 1.0, 1.5),
                paths);
    }

    /** Returns the loss at (w0, w1, w2) where w0 is best: the errors w0 + w1 - 1 and w0 + w2 + 1 are opposite then. */
    private static double leastOverBias(Objective loss, double w1, double w2) {
        return loss.value(new double[] {-(w1 + w2) / 2, w1, w2});
    }

    /** Returns the weights of the two words in each row, the last row first: the largest lambda. */
    private static Series regularized(WorkedExample closedForm) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = closedForm.rows().size() - 1; i >= 0; i--) {
            x.add(closedForm.rows().get(i).ours().get(1));
            y.add(closedForm.rows().get(i).ours().get(2));
        }
        return new Series("regularized, lambda 10 to 0.01", x, y, Style.LINE_AND_POINTS);
    }
}
