package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/** What the lecture says of step sizes over time: schedules, AdaGrad's for each coordinate, and Adam's correction of moments. */
final class AdaptiveExamples {

    private static final double EPSILON = 1e-8;
    private static final int CORRECTED_STEPS = 3;
    private static final double ETA = 0.1;

    private final Objective neuron;
    private final Iterates rareByDescent;
    private final Iterates rareByAdaGrad;

    AdaptiveExamples(Workers workers) {
        neuron = SigmoidNeuron.objective(workers);
        Objective rare = rareFeature(workers);
        rareByDescent = Iterates.descent(rare, 0.1, 50, 0, 0, 0);
        rareByAdaGrad = Iterates.of(rare, UpdateRule.adaGrad(EPSILON), 1, 50, 0, 0, 0);
    }

    List<WorkedExample> all() {
        return List.of(adaGrad(), biasCorrection());
    }

    void addTo(ReportBuilder report) {
        report.figures(stepSizes(), momentum(), rareWeights(), firstSteps());
    }

    /**
     * Returns the mean of squares of ten rows {@code y = 1 + 2 x_1 + 3 x_2} without noise; x_2 is 1 in two of them and 0 in
     * eight.
     */
    private static Objective rareFeature(Workers workers) {
        double[] dense = {-1, -0.5, 0.5, 1, 0, 0.75, -0.75, 0.25, -0.25, 0};
        CsrBuilder builder = new CsrBuilder(3);
        double[] labels = new double[dense.length];
        for (int i = 0; i < dense.length; i++) {
            double rare = i == 2 || i == 7 ? 1 : 0;
            builder.add(0, 1);
            if (dense[i] != 0) {
                builder.add(1, dense[i]);
            }
            if (rare != 0) {
                builder.add(2, rare);
            }
            builder.endRow();
            labels[i] = 1 + 2 * dense[i] + 3 * rare;
        }
        return Objective.ridge(new LabeledMatrix(builder.build(), labels), Scaling.MEAN, 0, workers);
    }

    private WorkedExample adaGrad() {
        double plain = Math.abs(rareByDescent.end()[2] - 3);
        double adaptive = Math.abs(rareByAdaGrad.end()[2] - 3);
        return new WorkedExample("adagrad")
                .ours("descent: (bias, w1, w2), true (1, 2, 3)", rareByDescent.end())
                .ours("AdaGrad: (bias, w1, w2), true (1, 2, 3)", rareByAdaGrad.end())
                .claim(
                        "AdaGrad is nearer to the rare feature's weight: both distances from 3",
                        adaptive < plain,
                        adaptive,
                        plain)
                .claim(
                        "losses of AdaGrad and of descent",
                        rareByAdaGrad.loss() < rareByDescent.loss(),
                        rareByAdaGrad.loss(),
                        rareByDescent.loss())
                .equal(
                        "AdaGrad's first step has size eta in every coordinate",
                        new double[] {1, 1, 1},
                        1e-6,
                        rareByAdaGrad.after(1));
    }

    private WorkedExample biasCorrection() {
        double[] corrected = corrected(CORRECTED_STEPS);
        double[] raw = uncorrected(CORRECTED_STEPS);
        WorkedExample example = new WorkedExample("bias-correction-steps");
        for (int t = 0; t < CORRECTED_STEPS; t++) {
            example.ours("step " + (t + 1) + " of w with correction", corrected[t])
                    .ours("step " + (t + 1) + " of w without", raw[t]);
        }
        // m = 0.1 g, v = 0.001 g²: without correction and epsilon the first step is 0.1/sqrt(0.001) = 3.16 times as
        // long.
        return example.claim(
                "how much longer the first step is without; 3.16 times but for epsilon",
                raw[0] / corrected[0] > 2,
                raw[0] / corrected[0]);
    }

    private double[] corrected(int steps) {
        Iterates walk =
                Iterates.of(neuron, UpdateRule.adam(0.9, 0.999, EPSILON, true), ETA, steps, NeuronExamples.start());
        return IntStream.range(0, steps)
                .mapToDouble(t -> walk.after(t + 1)[0] - walk.after(t)[0])
                .toArray();
    }

    /** Returns the same where its moments are used as they are. */
    private double[] uncorrected(int steps) {
        double[] w = NeuronExamples.start();
        double[] m = new double[w.length];
        double[] v = new double[w.length];
        double[] gradient = new double[w.length];
        double[] taken = new double[steps];
        for (int t = 0; t < steps; t++) {
            neuron.gradient(w, gradient);
            double before = w[0];
            for (int j = 0; j < w.length; j++) {
                m[j] = 0.9 * m[j] + 0.1 * gradient[j];
                v[j] = 0.999 * v[j] + 0.001 * gradient[j] * gradient[j];
                w[j] -= ETA * m[j] / Math.sqrt(v[j] + EPSILON);
            }
            taken[t] = w[0] - before;
        }
        return taken;
    }

    private static Figure stepSizes() {
        StepSize exponential = StepSize.exponential(ETA, 0.1);
        return new LineFigure(
                Texts.caption("schedules"),
                Axis.linear("epoch t"),
                Axis.linear("step size eta"),
                List.of(
                        schedule("constant", StepSize.constant(ETA)),
                        schedule("halved every 10 epochs", StepSize.stepDecay(ETA, 10)),
                        schedule("exponential, exp(-0.1 t)", exponential),
                        schedule("1/(1 + 0.1 t)", StepSize.inverse(ETA, 0.1)),
                        schedule("5 epochs warm-up, then exponential", StepSize.warmUp(5, exponential))),
                List.of());
    }

    private static Series schedule(String name, StepSize schedule) {
        return Plots.function(name, Style.LINE, IntStream.range(0, 50).asDoubleStream(), t -> schedule.at((int) t, 0));
    }

    private static Figure momentum() {
        return new LineFigure(
                Texts.caption("momentum-schedule"),
                Axis.linear("step t"),
                Axis.linear("momentum gamma").from(0.45, 1),
                List.of(
                        momentum("gammaMax 0.99", MomentumSchedule.rising(0.99), Style.LINE),
                        momentum("gammaMax 0.9", MomentumSchedule.rising(0.9), Style.DASHED)),
                List.of());
    }

    private static Series momentum(String name, MomentumSchedule schedule, Style style) {
        return Plots.function(
                name, style, IntStream.range(0, 500).mapToDouble(i -> 1 + 10 * i), t -> schedule.at((long) t));
    }

    private Figure rareWeights() {
        return new LineFigure(
                Texts.caption("adagrad-rare-feature"),
                Axis.linear("step t"),
                Axis.linear("weight"),
                List.of(
                        Plots.bySteps("AdaGrad, rare w2", rareByAdaGrad, w -> w[2]),
                        Plots.bySteps("AdaGrad, common w1", rareByAdaGrad, w -> w[1]),
                        Plots.bySteps("descent, rare w2", rareByDescent, w -> w[2]),
                        Plots.bySteps("descent, common w1", rareByDescent, w -> w[1])),
                List.of(new Marker(false, 3, "true w2 = 3"), new Marker(false, 2, "true w1 = 2")));
    }

    private Figure firstSteps() {
        double[] corrected = corrected(60);
        double[] raw = uncorrected(60);
        return new LineFigure(
                Texts.caption("bias-correction"),
                Axis.linear("step t"),
                Axis.linear("change of w"),
                List.of(
                        firstSteps("with correction", Style.LINE, t -> corrected[(int) t - 1]),
                        firstSteps("without", Style.DASHED, t -> raw[(int) t - 1])),
                List.of());
    }

    private static Series firstSteps(String name, Style style, DoubleUnaryOperator step) {
        return Plots.function(name, style, IntStream.rangeClosed(1, 60).asDoubleStream(), step);
    }
}
