package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.pipeline.run.Optimizer;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.figure.SurfaceFigure;

/** The lecture on optimizers: the guess table of its sigmoid neuron, its error surface, and the walks of each rule over it. */
final class NeuronExamples {

    private static final int STEPS = 100;

    /** The guesses of the slide: w, b, and the loss that it prints. */
    private static final String[][] GUESSES = {
        {"0.50", "0", "0.073"},
        {"-0.10", "0", "0.1481"},
        {"0.94", "-0.94", "0.0214"},
        {"1.42", "-1.73", "0.0028"},
        {"1.65", "-2.08", "0.0003"},
        {"1.78", "-2.27", "0.0"}
    };

    private static final Axis W = Axis.linear("w").from(-3, 4.5);
    private static final Axis B = Axis.linear("b").from(-6, 2);
    private static final List<Double> LEVELS = List.of(0.001, 0.005, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4);

    private final Objective neuron;

    NeuronExamples(Workers workers) {
        neuron = SigmoidNeuron.objective(workers);
    }

    /** Returns where the lecture's walks begin: w = b = -2, on the plateau. */
    static double[] start() {
        return new double[] {-2, -2};
    }

    static UpdateRule rule(Optimizer optimizer) {
        return optimizer.rule(Iterates.GAMMA);
    }

    List<WorkedExample> all() {
        return List.of(guesses(), momentum());
    }

    void addTo(ReportBuilder report) {
        List<Walk> plain = walks(1, Optimizer.GD, Optimizer.MOMENTUM, Optimizer.NESTEROV);
        List<Walk> adaptive = walks(0.1, Optimizer.ADAGRAD, Optimizer.RMSPROP, Optimizer.ADAM);
        Grid grid = Plots.grid(W, B, neuron);
        report.example("lab-guess-table", guesses())
                .figures(
                        new SurfaceFigure(
                                Texts.caption("neuron-surface"), W, B, Axis.linear("loss"), grid, paths(plain)),
                        contours("neuron-momentum", grid, plain),
                        contours("neuron-adaptive", grid, adaptive),
                        losses(plain, adaptive));
    }

    private WorkedExample guesses() {
        WorkedExample example = new WorkedExample("guesses");
        for (String[] guess : GUESSES) {
            double[] w = {Double.parseDouble(guess[0]), Double.parseDouble(guess[1])};
            example.printed("loss at w = " + guess[0] + ", b = " + guess[1], guess[2], neuron.value(w));
        }
        return example.ours("(w, b) that meets both points", SigmoidNeuron.minimizer());
    }

    private WorkedExample momentum() {
        Iterates plain = walk(Optimizer.GD, 1).walk();
        Iterates heavy = walk(Optimizer.MOMENTUM, 1).walk();
        Iterates ahead = walk(Optimizer.NESTEROV, 1).walk();
        return new WorkedExample("momentum")
                .ours("vanilla: loss after 50 steps", plain.lossAfter(50))
                .ours("vanilla: (w, b) after 100 steps", plain.end())
                .ours("vanilla: loss after 100 steps", plain.loss())
                .claim(
                        "momentum: loss after 50 steps, below vanilla's",
                        heavy.lossAfter(50) < plain.lossAfter(50),
                        heavy.lossAfter(50))
                .ours("momentum: (w, b) after 100 steps", heavy.end())
                .claim("momentum: loss after 100 steps, below vanilla's", heavy.loss() < plain.loss(), heavy.loss())
                .ours("Nesterov: (w, b) after 100 steps", ahead.end())
                .claim("Nesterov: loss after 100 steps, below momentum's", ahead.loss() < heavy.loss(), ahead.loss());
    }

    /** A rule's walk by the lecture's start and number of steps. */
    private record Walk(String rule, double eta, Iterates walk) {}

    private Walk walk(Optimizer optimizer, double eta) {
        return new Walk(optimizer.rule().title(), eta, Iterates.of(neuron, rule(optimizer), eta, STEPS, start()));
    }

    private List<Walk> walks(double eta, Optimizer... optimizers) {
        return List.of(optimizers).stream().map(each -> walk(each, eta)).toList();
    }

    private ContourFigure contours(String id, Grid grid, List<Walk> walks) {
        double[] best = SigmoidNeuron.minimizer();
        List<Series> paths = new ArrayList<>(paths(walks));
        paths.add(Plots.point("minimum", best[0], best[1]));
        List<String> ends = walks.stream()
                .map(each -> format("%s %.2g", each.rule(), each.walk().loss()))
                .toList();
        return new ContourFigure(Texts.caption(id, id, String.join(", ", ends)), W, B, grid, LEVELS, paths);
    }

    private Figure losses(List<Walk> plain, List<Walk> adaptive) {
        List<Walk> all = new ArrayList<>(plain);
        all.addAll(adaptive);
        return new LineFigure(
                Texts.caption("neuron-loss"),
                Axis.linear("step t"),
                Axis.log("loss").from(1e-8, 1),
                all.stream()
                        .map(each ->
                                Plots.bySteps(each.rule() + ", eta " + number(each.eta()), each.walk(), neuron::value))
                        .toList(),
                List.of());
    }

    private static List<Series> paths(List<Walk> walks) {
        return walks.stream()
                .map(each -> Plots.path(each.rule(), each.walk(), Style.LINE_AND_POINTS))
                .toList();
    }
}
