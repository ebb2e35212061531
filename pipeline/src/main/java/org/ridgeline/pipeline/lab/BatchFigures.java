package org.ridgeline.pipeline.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.LossSum;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.pipeline.stage.Optimizer;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/**
 * Stochastic and mini-batch walks over the lecture's neuron, step by step.
 *
 * <p>The lecture's two points leave no room for batches between one and all, so the neuron gets twenty: on the curve through
 * the lecture's two, each off it by a seeded amount, so that no two batches agree on the way.
 */
final class BatchFigures {

    private static final int POINTS = 20;
    private static final int EPOCHS = 20;
    private static final double NOISE = 0.25;
    private static final long SEED = 324;
    private static final List<Integer> BATCHES = List.of(1, 5, POINTS);
    private static final Axis W = Axis.linear("w").from(-2.5, 3);
    private static final Axis B = Axis.linear("b").from(-3.5, 1);

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private final Workers workers;
    private final LossSum neuron;
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

    /** Returns one figure a rule. */
    List<Figure> all() {
        return List.of(figure(Optimizer.GD, 1), figure(Optimizer.MOMENTUM, 0.1), figure(Optimizer.NESTEROV, 0.1));
    }

    private Figure figure(Optimizer optimizer, double eta) {
        String rule = NeuronFigures.title(optimizer);
        List<Series> paths = new ArrayList<>();
        for (int batch : BATCHES) {
            paths.add(Plots.path(name(batch), walk(optimizer, eta, batch), Style.LINE));
        }
        return new ContourFigure(
                new Caption(
                        "neuron-batches-" + optimizer.key(),
                        String.format(
                                Locale.ROOT,
                                "%s on batches: the smaller the batch, the more often and the more erratic the steps",
                                ContestPage.capital(rule)),
                        String.format(
                                Locale.ROOT,
                                "%d epochs of %s with step size %s from (-2, -2), one line through the points after each step: %d steps"
                                        + " with one point at a time, %d with five, %d with all. Twenty points near the curve through the"
                                        + " lecture's two, off by up to %s (seed %d), in the same order in each epoch.",
                                EPOCHS,
                                rule,
                                eta,
                                steps(BATCHES.get(0)),
                                steps(BATCHES.get(1)),
                                steps(BATCHES.get(2)),
                                NOISE,
                                SEED)),
                W,
                B,
                grid,
                List.of(0.2, 0.25, 0.3, 0.4, 0.6, 1.0, 1.5, 2.0, 3.0),
                paths);
    }

    Walk walk(Optimizer optimizer, double eta, int batch) {
        List<LossSum> batches = new ArrayList<>();
        for (int from = 0; from < POINTS; from += batch) {
            batches.add(SigmoidNeuron.objective(
                    Arrays.copyOfRange(x, from, from + batch), Arrays.copyOfRange(y, from, from + batch), workers));
        }
        return Walk.inBatches(
                neuron, batches, NeuronFigures.rule(optimizer), eta, steps(batch), NeuronExamples.start());
    }

    LossSum neuron() {
        return neuron;
    }

    private static int steps(int batch) {
        return EPOCHS * POINTS / batch;
    }

    private static String name(int batch) {
        return batch == 1 ? "stochastic, 1 point" : batch == POINTS ? "all " + POINTS : "mini-batches of " + batch;
    }
}
