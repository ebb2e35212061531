package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;

/** The lecture on optimizers: the guess table of its sigmoid neuron, and momentum on it. */
final class NeuronExamples {

    private static final int STEPS = 100;

    private NeuronExamples() {}

    /** Returns where the lecture's walks begin: w = b = -2, on the plateau. */
    static double[] start() {
        return new double[] {-2, -2};
    }

    /** Returns the lecture's walk on its neuron: 100 steps of 1 from (-2, -2). */
    static Iterates walk(Objective neuron, UpdateRule rule) {
        return walk(neuron, rule, 1);
    }

    /** Returns the lecture's walk with another step size. */
    static Iterates walk(Objective neuron, UpdateRule rule, double eta) {
        return Iterates.of(neuron, rule, eta, STEPS, start());
    }

    static List<WorkedExample> sections(Workers workers) {
        return List.of(guesses(workers), momentum(SigmoidNeuron.objective(workers)));
    }

    static WorkedExample guesses(Workers workers) {
        Objective neuron = SigmoidNeuron.objective(workers);
        List<Statement> rows = new ArrayList<>();
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
            rows.add(Statement.printed("loss at w = " + guess[0] + ", b = " + guess[1], guess[2], neuron.value(w)));
        }
        double[] best = SigmoidNeuron.minimizer();
        rows.add(Statement.ours("(w, b) that meets both points", best));
        return new WorkedExample(
                "Sigmoid neuron: the guess table, points (0.5, 0.2) and (2.5, 0.9)",
                "Loss (1/2) sum (s(wx + b) - y)². The slide's w and b are rounded, its losses perhaps of unrounded ones.",
                rows);
    }

    private static WorkedExample momentum(Objective neuron) {
        Iterates plain = walk(neuron, UpdateRule.gradientDescent());
        Iterates heavy = walk(neuron, UpdateRule.momentum(Iterates.GAMMA));
        Iterates ahead = walk(neuron, UpdateRule.nesterov(Iterates.GAMMA));
        return new WorkedExample(
                "Momentum against vanilla descent on the neuron: 100 steps of 1 from (-2, -2), gamma 0.9",
                "Vanilla descent creeps over the plateau. Momentum crosses it in half the steps, overshoots and comes back;"
                        + " Nesterov's look-ahead overshoots less.",
                List.of(
                        Statement.ours("vanilla: loss after 50 steps", plain.lossAfter(50)),
                        Statement.ours("vanilla: (w, b) after 100 steps", plain.end()),
                        Statement.ours("vanilla: loss after 100 steps", plain.loss()),
                        Statement.claim(
                                "momentum: loss after 50 steps, below vanilla's",
                                heavy.lossAfter(50) < plain.lossAfter(50),
                                heavy.lossAfter(50)),
                        Statement.ours("momentum: (w, b) after 100 steps", heavy.end()),
                        Statement.claim(
                                "momentum: loss after 100 steps, below vanilla's",
                                heavy.loss() < plain.loss(),
                                heavy.loss()),
                        Statement.ours("Nesterov: (w, b) after 100 steps", ahead.end()),
                        Statement.claim(
                                "Nesterov: loss after 100 steps, below momentum's",
                                ahead.loss() < heavy.loss(),
                                ahead.loss())));
    }
}
