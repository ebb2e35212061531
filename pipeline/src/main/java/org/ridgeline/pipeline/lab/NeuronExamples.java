package org.ridgeline.pipeline.lab;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.LossSum;
import org.ridgeline.model.optimizer.Scaling;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;

/** The lecture on optimizers: one sigmoid neuron, and a feature that is mostly zero. */
final class NeuronExamples {

    private static final double EPSILON = 1e-8;

    private NeuronExamples() {}

    static List<LabSection> sections(Workers workers) {
        LossSum neuron = SigmoidNeuron.objective(workers);
        return List.of(guesses(neuron), momentum(neuron), adaGrad(workers), biasCorrection(neuron));
    }

    private static LabSection guesses(LossSum neuron) {
        List<LabRow> rows = new ArrayList<>();
        String[][] slide = {
            {"0.50", "0", "0.073"},
            {"-0.10", "0", "0.1481"},
            {"0.94", "-0.94", "0.0214"},
            {"1.42", "-1.73", "0.0028"},
            {"1.65", "-2.08", "0.0003"},
            {"1.78", "-2.27", "0.0"}
        };
        for (String[] guess : slide) {
            double[] w = {Double.parseDouble(guess[0]), Double.parseDouble(guess[1])};
            rows.add(LabRow.printed("loss at w = " + guess[0] + ", b = " + guess[1], guess[2], neuron.value(w)));
        }
        double[] best = SigmoidNeuron.minimizer();
        rows.add(LabRow.ours("(w, b) that meets both points", best));
        return new LabSection(
                "Sigmoid neuron: the guess table, points (0.5, 0.2) and (2.5, 0.9)",
                "Loss (1/2) sum (s(wx + b) - y)². The slide's w and b are rounded, its losses perhaps of unrounded ones.",
                rows);
    }

    private static LabSection momentum(LossSum neuron) {
        Walk plain = Walk.of(neuron, new UpdateRule.GradientDescent(), 1, 100, -2, -2);
        Walk heavy = Walk.of(neuron, new UpdateRule.Momentum(Walk.GAMMA), 1, 100, -2, -2);
        Walk ahead = Walk.of(neuron, new UpdateRule.Nesterov(Walk.GAMMA), 1, 100, -2, -2);
        return new LabSection(
                "Momentum against vanilla descent on the neuron: 100 steps of 1 from (-2, -2), gamma 0.9",
                "Vanilla descent creeps over the plateau. Momentum crosses it in half the steps, overshoots and comes back;"
                        + " Nesterov's look-ahead overshoots less.",
                List.of(
                        LabRow.ours("vanilla: loss after 50 steps", plain.lossAfter(50)),
                        LabRow.ours("vanilla: (w, b) after 100 steps", plain.end()),
                        LabRow.ours("vanilla: loss after 100 steps", plain.loss()),
                        LabRow.claim(
                                "momentum: loss after 50 steps, below vanilla's",
                                heavy.lossAfter(50) < plain.lossAfter(50),
                                heavy.lossAfter(50)),
                        LabRow.ours("momentum: (w, b) after 100 steps", heavy.end()),
                        LabRow.claim(
                                "momentum: loss after 100 steps, below vanilla's",
                                heavy.loss() < plain.loss(),
                                heavy.loss()),
                        LabRow.ours("Nesterov: (w, b) after 100 steps", ahead.end()),
                        LabRow.claim(
                                "Nesterov: loss after 100 steps, below momentum's",
                                ahead.loss() < heavy.loss(),
                                ahead.loss())));
    }

    /** y = 1 + 2 x_1 + 3 x_2 without noise; x_1 cycles through five values, x_2 is 1 in two of ten rows. */
    private static LabSection adaGrad(Workers workers) {
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
        LossSum objective = LossSum.leastSquares(new LabeledMatrix(builder.build(), labels), Scaling.MEAN, 0, workers);
        int steps = 50;
        Walk plain = Walk.descent(objective, 0.1, steps, 0, 0, 0);
        Walk adaptive = Walk.of(objective, new UpdateRule.AdaGrad(EPSILON), 1, steps, 0, 0, 0);
        double[] first = Walk.of(objective, new UpdateRule.AdaGrad(EPSILON), 1, 1, 0, 0, 0)
                .end();
        return new LabSection(
                "AdaGrad against descent: ten rows of 1 + 2 x1 + 3 x2 of which x2 is zero in eight",
                "50 full-batch steps, of 0.1 for descent and 1 for AdaGrad. The rare feature's gradients are small; AdaGrad divides"
                        + " each coordinate by the size of its own.",
                List.of(
                        LabRow.ours("descent: (bias, w1, w2), true (1, 2, 3)", plain.end()),
                        LabRow.ours("AdaGrad: (bias, w1, w2), true (1, 2, 3)", adaptive.end()),
                        LabRow.claim(
                                "AdaGrad is nearer to the rare feature's weight: both distances from 3",
                                Math.abs(adaptive.end()[2] - 3) < Math.abs(plain.end()[2] - 3),
                                Math.abs(adaptive.end()[2] - 3),
                                Math.abs(plain.end()[2] - 3)),
                        LabRow.claim(
                                "losses of AdaGrad and of descent",
                                adaptive.loss() < plain.loss(),
                                adaptive.loss(),
                                plain.loss()),
                        LabRow.equal(
                                "AdaGrad's first step has size eta in every coordinate",
                                new double[] {1, 1, 1},
                                1e-6,
                                first)));
    }

    private static LabSection biasCorrection(LossSum neuron) {
        double eta = 0.1;
        double[] start = {-2, -2};
        UpdateRule adam = new UpdateRule.Adam(0.9, 0.999, EPSILON, true);
        Walk corrected = Walk.of(neuron, adam, eta, 3, start);
        List<LabRow> rows = new ArrayList<>();
        double[] raw = uncorrected(neuron, eta, 3, start);
        double[] last = start;
        for (int t = 1; t <= 3; t++) {
            rows.add(
                    LabRow.ours("step " + t + " of w with correction", corrected.after(t)[0] - last[0]));
            rows.add(LabRow.ours("step " + t + " of w without", raw[t - 1]));
            last = corrected.after(t);
        }
        // m = 0.1 g, v = 0.001 g²: without correction and epsilon the first step is 0.1/sqrt(0.001) = 3.16 times as
        // long.
        rows.add(LabRow.claim(
                "how much longer the first step is without; 3.16 times but for epsilon",
                raw[0] / (corrected.after(1)[0] - start[0]) > 2,
                raw[0] / (corrected.after(1)[0] - start[0])));
        return new LabSection(
                "Adam with and without bias correction: first steps on the neuron from (-2, -2), eta 0.1",
                "beta1 = 0.9, beta2 = 0.999, epsilon 1e-8 inside the root. Moments that begin at zero are too small at first, the"
                        + " second more so than the first.",
                rows);
    }

    /** Returns the steps of w that Adam takes where its moments are used as they are. */
    private static double[] uncorrected(LossSum neuron, double eta, int steps, double[] start) {
        double[] w = start.clone();
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
                w[j] -= eta * m[j] / Math.sqrt(v[j] + EPSILON);
            }
            taken[t] = w[0] - before;
        }
        return taken;
    }
}
