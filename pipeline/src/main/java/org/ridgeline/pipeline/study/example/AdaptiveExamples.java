package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;

/** The lecture on rules with a step size for each coordinate: a feature that is mostly zero, and the correction of moments. */
final class AdaptiveExamples {

    private static final double EPSILON = 1e-8;
    private static final int RARE_STEPS = 50;
    private static final int CORRECTED_STEPS = 3;
    private static final double ETA = 0.1;

    private AdaptiveExamples() {}

    static List<WorkedExample> sections(Workers workers) {
        return List.of(adaGrad(workers), biasCorrection(SigmoidNeuron.objective(workers)));
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

    /** Returns 50 steps of 0.1 of plain descent with the rare feature. */
    static Iterates rareByDescent(Workers workers) {
        return Iterates.descent(rareFeature(workers), 0.1, RARE_STEPS, 0, 0, 0);
    }

    /** Returns 50 steps of 1 of AdaGrad with the rare feature. */
    static Iterates rareByAdaGrad(Workers workers) {
        return Iterates.of(rareFeature(workers), UpdateRule.adaGrad(EPSILON), 1, RARE_STEPS, 0, 0, 0);
    }

    private static WorkedExample adaGrad(Workers workers) {
        Iterates plain = rareByDescent(workers);
        Iterates adaptive = rareByAdaGrad(workers);
        return new WorkedExample(
                "AdaGrad against descent: ten rows of 1 + 2 x1 + 3 x2 of which x2 is zero in eight",
                "50 full-batch steps, of 0.1 for descent and 1 for AdaGrad. The rare feature's gradients are small; AdaGrad divides"
                        + " each coordinate by the size of its own.",
                List.of(
                        Statement.ours("descent: (bias, w1, w2), true (1, 2, 3)", plain.end()),
                        Statement.ours("AdaGrad: (bias, w1, w2), true (1, 2, 3)", adaptive.end()),
                        Statement.claim(
                                "AdaGrad is nearer to the rare feature's weight: both distances from 3",
                                Math.abs(adaptive.end()[2] - 3) < Math.abs(plain.end()[2] - 3),
                                Math.abs(adaptive.end()[2] - 3),
                                Math.abs(plain.end()[2] - 3)),
                        Statement.claim(
                                "losses of AdaGrad and of descent",
                                adaptive.loss() < plain.loss(),
                                adaptive.loss(),
                                plain.loss()),
                        Statement.equal(
                                "AdaGrad's first step has size eta in every coordinate",
                                new double[] {1, 1, 1},
                                1e-6,
                                adaptive.after(1))));
    }

    private static WorkedExample biasCorrection(Objective neuron) {
        double[] corrected = corrected(neuron, CORRECTED_STEPS);
        double[] raw = uncorrected(neuron, CORRECTED_STEPS);
        List<Statement> rows = new ArrayList<>();
        for (int t = 0; t < CORRECTED_STEPS; t++) {
            rows.add(Statement.ours("step " + (t + 1) + " of w with correction", corrected[t]));
            rows.add(Statement.ours("step " + (t + 1) + " of w without", raw[t]));
        }
        // m = 0.1 g, v = 0.001 g²: without correction and epsilon the first step is 0.1/sqrt(0.001) = 3.16 times as
        // long.
        rows.add(Statement.claim(
                "how much longer the first step is without; 3.16 times but for epsilon",
                raw[0] / corrected[0] > 2,
                raw[0] / corrected[0]));
        return new WorkedExample(
                "Adam with and without bias correction: first steps on the neuron from (-2, -2), eta 0.1",
                "beta1 = 0.9, beta2 = 0.999, epsilon 1e-8 inside the root. Moments that begin at zero are too small at first, the"
                        + " second more so than the first.",
                rows);
    }

    /** Returns the first steps of w that Adam takes on the neuron from (-2, -2) with eta = 0.1. */
    static double[] corrected(Objective neuron, int steps) {
        UpdateRule adam = UpdateRule.adam(0.9, 0.999, EPSILON, true);
        List<double[]> points =
                Iterates.of(neuron, adam, ETA, steps, NeuronExamples.start()).points();
        double[] taken = new double[steps];
        for (int t = 0; t < steps; t++) {
            taken[t] = points.get(t + 1)[0] - points.get(t)[0];
        }
        return taken;
    }

    /** Returns the same where its moments are used as they are. */
    static double[] uncorrected(Objective neuron, int steps) {
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
}
