package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.pipeline.run.Optimizer;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series.Style;

/**
 * Stochastic and mini-batch walks over the lecture's neuron, step by step.
 *
 * <p>The lecture's two points leave no room for batches between one and all, so the neuron gets twenty: on the curve through
 * the lecture's two, each off it by a seeded amount, so that no two batches agree on the way.
 */
final class BatchFigures {

    private static final int POINTS = 20;
    private static final int STEPS = 120;
    private static final double NOISE = 0.25;
    private static final long SEED = 324;
    private static final List<Integer> BATCHES = List.of(1, 5, POINTS);
    private static final Axis W = Axis.linear("w").from(-2.5, 3);
    private static final Axis B = Axis.linear("b").from(-3.5, 1);

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private final Workers workers;
    private final Objective neuron;
    private final Grid grid;

    BatchFigures(Workers workers) {
        this.workers = workers;
        SplittableRandom random = new SplittableRandom(SEED);
        // Dealt out so that neighbours on the axis are not neighbours in a batch.
        for (int i = 0; i < POINTS; i++) {
            x[i] = 0.5 + 2.0 * (i * 7 % POINTS) / (POINTS - 1);
            y[i] = Math.min(1, Math.max(0, SigmoidNeuron.output(x[i]) + NOISE * (2 * random.nextDouble() - 1)));
        }
        neuron = SigmoidNeuron.objective(x, y, workers);
        grid = Plots.grid(W, B, neuron);
    }

    void addTo(ReportBuilder report) {
        report.figures(figure(Optimizer.GD, 4), figure(Optimizer.MOMENTUM, 0.5), figure(Optimizer.NESTEROV, 0.5));
    }

    private Figure figure(Optimizer optimizer, double eta) {
        String rule = optimizer.rule().title();
        return new ContourFigure(
                Texts.caption(
                        "neuron-batches-" + optimizer.key(),
                        "neuron-batches",
                        STEPS,
                        rule,
                        Wording.number(eta),
                        NOISE,
                        SEED,
                        Wording.capital(rule)),
                W,
                B,
                grid,
                List.of(0.2, 0.25, 0.3, 0.4, 0.6, 1.0, 1.5, 2.0, 3.0),
                BATCHES.stream()
                        .map(batch -> Plots.path(name(batch), walk(optimizer, eta, batch), Style.LINE))
                        .toList());
    }

    /** Walks by eta times the mean gradient of each batch; the objective, and so each batch's, is half a sum over its points. */
    Iterates walk(Optimizer optimizer, double eta, int batch) {
        List<Objective> batches = new ArrayList<>();
        for (int from = 0; from < POINTS; from += batch) {
            batches.add(SigmoidNeuron.objective(
                    Arrays.copyOfRange(x, from, from + batch), Arrays.copyOfRange(y, from, from + batch), workers));
        }
        return Iterates.inBatches(
                neuron, batches, NeuronExamples.rule(optimizer), eta / batch, STEPS, NeuronExamples.start());
    }

    Objective neuron() {
        return neuron;
    }

    private static String name(int batch) {
        return batch == 1 ? "stochastic, 1 point" : batch == POINTS ? "all " + POINTS : "mini-batches of " + batch;
    }
}
