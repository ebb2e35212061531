package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** What the lecture says of step sizes over time: schedules, AdaGrad's per coordinate, Adam's correction. */
final class ScheduleFigures {

    private static final int EPOCHS = 50;
    private static final int MOMENTUM_STEPS = 5000;
    private static final int CORRECTION_STEPS = 60;

    private ScheduleFigures() {}

    static Figure stepSizes() {
        double eta = 0.1;
        return new LineFigure(
                new Caption(
                        "schedules",
                        "Schedules: how the step size falls from 0.1, or warms up to it",
                        "The step size in each of 50 epochs: constant; halved every 10 epochs; 0.1 exp(-kt) and 0.1/(1 + kt) with k = 0.1;"
                                + " and five epochs of linear warm-up before the exponential. The lecture's slide prints the exponential as"
                                + " eta0^(-kt), a misprint: for eta0 below 1 it would grow."),
                Axis.linear("epoch t"),
                Axis.linear("step size eta"),
                List.of(
                        schedule("constant", StepSize.constant(eta)),
                        schedule("halved every 10 epochs", StepSize.stepDecay(eta, 10)),
                        schedule("exponential, exp(-0.1 t)", StepSize.exponential(eta, 0.1)),
                        schedule("1/(1 + 0.1 t)", StepSize.inverse(eta, 0.1)),
                        schedule(
                                "5 epochs warm-up, then exponential",
                                StepSize.warmUp(5, StepSize.exponential(eta, 0.1)))),
                List.of());
    }

    static Figure momentum() {
        MomentumSchedule low = MomentumSchedule.rising(0.9);
        MomentumSchedule high = MomentumSchedule.rising(0.99);
        return new LineFigure(
                new Caption(
                        "momentum-schedule",
                        "The momentum schedule: gamma rises every 250 steps up to its ceiling",
                        "min(1 - 2^(-1 - log2(floor(t/250) + 1)), gammaMax) for gammaMax = 0.9 and 0.99 over 5,000 steps. It begins at 0.5:"
                                + " little momentum while the gradients still turn, much once they agree."),
                Axis.linear("step t"),
                Axis.linear("momentum gamma").from(0.45, 1),
                List.of(
                        series("gammaMax 0.99", 1, MOMENTUM_STEPS, 10, t -> high.at((long) t), Style.LINE),
                        series("gammaMax 0.9", 1, MOMENTUM_STEPS, 10, t -> low.at((long) t), Style.DASHED)),
                List.of());
    }

    static Figure rareFeature(Workers workers) {
        Iterates plain = AdaptiveExamples.rareByDescent(workers);
        Iterates adaptive = AdaptiveExamples.rareByAdaGrad(workers);
        return new LineFigure(
                new Caption(
                        "adagrad-rare-feature",
                        "After 50 steps AdaGrad has the weight of a rare feature, descent has not",
                        "Weights by step on ten rows of 1 + 2 x1 + 3 x2 in which x2 is zero in eight: 50 full-batch steps, of 0.1 for"
                                + " gradient descent and of 1 for AdaGrad. The rare feature's gradients are small; AdaGrad divides each"
                                + " coordinate's by their own size."),
                Axis.linear("step t"),
                Axis.linear("weight"),
                List.of(
                        Plots.bySteps("AdaGrad, rare w2", adaptive, w -> w[2]),
                        Plots.bySteps("AdaGrad, common w1", adaptive, w -> w[1]),
                        Plots.bySteps("descent, rare w2", plain, w -> w[2]),
                        Plots.bySteps("descent, common w1", plain, w -> w[1])),
                List.of(new Marker(false, 3, "true w2 = 3"), new Marker(false, 2, "true w1 = 2")));
    }

    static Figure biasCorrection(Workers workers) {
        Objective neuron = SigmoidNeuron.objective(workers);
        double[] corrected = AdaptiveExamples.corrected(neuron, CORRECTION_STEPS);
        double[] raw = AdaptiveExamples.uncorrected(neuron, CORRECTION_STEPS);
        return new LineFigure(
                new Caption(
                        "bias-correction",
                        "Without bias correction Adam's first steps are far longer than eta",
                        "The change of w in each of the first 60 steps of Adam on the sigmoid neuron from (-2, -2), eta 0.1, beta 0.9 and"
                                + " 0.999. Moments begin at zero and are too small at first, the second more so than the first; dividing"
                                + " by 1 - beta^t mends both."),
                Axis.linear("step t"),
                Axis.linear("change of w"),
                List.of(
                        series("with correction", 1, CORRECTION_STEPS, 1, t -> corrected[(int) t - 1], Style.LINE),
                        series("without", 1, CORRECTION_STEPS, 1, t -> raw[(int) t - 1], Style.DASHED)),
                List.of());
    }

    private static Series schedule(String name, StepSize schedule) {
        return series(name, 0, EPOCHS - 1, 1, t -> schedule.at((int) t, 0), Style.LINE);
    }

    private static Series series(String name, int from, int to, int every, DoubleUnaryOperator f, Style style) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int t = from; t <= to; t += every) {
            x.add((double) t);
            y.add(f.applyAsDouble(t));
        }
        return new Series(name, x, y, style);
    }
}
