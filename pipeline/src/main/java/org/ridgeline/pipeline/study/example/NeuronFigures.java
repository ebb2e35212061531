package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.model.problem.SigmoidNeuron;
import org.ridgeline.pipeline.run.Optimizer;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.figure.SurfaceFigure;

/** The lecture's pictures of its sigmoid neuron: the error surface and the walks of each rule over it. */
final class NeuronFigures {

    private static final Axis W = Axis.linear("w").from(-3, 4.5);
    private static final Axis B = Axis.linear("b").from(-6, 2);
    private static final List<Double> LEVELS = List.of(0.001, 0.005, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4);
    private static final List<Optimizer> PLAIN = List.of(Optimizer.GD, Optimizer.MOMENTUM, Optimizer.NESTEROV);
    private static final List<Optimizer> ADAPTIVE = List.of(Optimizer.ADAGRAD, Optimizer.RMSPROP, Optimizer.ADAM);
    private static final double PLAIN_ETA = 1;
    private static final double ADAPTIVE_ETA = 0.1;

    private final Objective neuron;
    private final Grid grid;

    NeuronFigures(Workers workers) {
        neuron = SigmoidNeuron.objective(workers);
        grid = Plots.grid(W, B, neuron);
    }

    /** Returns the figures in the lecture's order. */
    List<Figure> all() {
        Map<String, Iterates> plain = walks(PLAIN, PLAIN_ETA);
        Map<String, Iterates> adaptive = walks(ADAPTIVE, ADAPTIVE_ETA);
        return List.of(surface(plain), plainContours(plain), adaptiveContours(adaptive), losses(plain, adaptive));
    }

    /** Returns what tables and legends call a rule. */
    static String title(Optimizer optimizer) {
        return optimizer.rule().title();
    }

    static UpdateRule rule(Optimizer optimizer) {
        return optimizer.rule(Iterates.GAMMA);
    }

    private Map<String, Iterates> walks(List<Optimizer> optimizers, double eta) {
        Map<String, Iterates> walks = new LinkedHashMap<>();
        optimizers.forEach(each -> walks.put(title(each), NeuronExamples.walk(neuron, rule(each), eta)));
        return walks;
    }

    private Figure surface(Map<String, Iterates> walks) {
        return new SurfaceFigure(
                new Caption(
                        "neuron-surface",
                        "The neuron's error surface: a plateau, a slope and a curved valley",
                        "Loss (1/2) sum (s(wx + b) - y)² of a sigmoid neuron over the points (0.5, 0.2) and (2.5, 0.9). The paths are 100"
                                + " steps of 1 from (-2, -2), on the plateau: gradient descent, momentum and Nesterov with gamma 0.9."),
                W,
                B,
                Axis.linear("loss"),
                grid,
                lines(walks));
    }

    private Figure plainContours(Map<String, Iterates> walks) {
        return contours(
                new Caption(
                        "neuron-momentum",
                        "Momentum overshoots the valley and turns back, Nesterov overshoots less, descent has not arrived",
                        "100 full-batch steps of 1 from (-2, -2) over the neuron's lines of equal loss, gamma 0.9. "
                                + ends(walks)),
                walks);
    }

    private Figure adaptiveContours(Map<String, Iterates> walks) {
        return contours(
                new Caption(
                        "neuron-adaptive",
                        "AdaGrad's steps die out, RMSProp and Adam arrive",
                        "100 full-batch steps of 0.1 from (-2, -2): AdaGrad divides by the root of the sum of all squared gradients,"
                                + " RMSProp (beta 0.9) and Adam (beta 0.9 and 0.999) by that of an average that forgets. "
                                + ends(walks)),
                walks);
    }

    private Figure contours(Caption caption, Map<String, Iterates> walks) {
        double[] best = SigmoidNeuron.minimizer();
        List<Series> paths = new ArrayList<>(lines(walks));
        paths.add(Plots.point("minimum", best[0], best[1]));
        return new ContourFigure(caption, W, B, grid, LEVELS, paths);
    }

    private Figure losses(Map<String, Iterates> plain, Map<String, Iterates> adaptive) {
        List<Series> series = new ArrayList<>();
        plain.forEach((name, walk) -> series.add(Plots.bySteps(name + ", eta 1", walk, neuron::value)));
        adaptive.forEach((name, walk) -> series.add(Plots.bySteps(name + ", eta 0.1", walk, neuron::value)));
        return new LineFigure(
                new Caption(
                        "neuron-loss",
                        "On the plateau all rules are slow; after 100 steps their losses differ by orders of magnitude",
                        "Loss of the sigmoid neuron after each of 100 full-batch steps from (-2, -2), on a logarithmic axis. Gradient"
                                + " descent, momentum and Nesterov take steps of 1, AdaGrad, RMSProp and Adam of 0.1. RMSProp leaves the axis below"
                                + " and is thrown back: where its average of squares is below epsilon = 1e-8, eta over the root is 1,000."),
                Axis.linear("step t"),
                Axis.log("loss").from(1e-8, 1),
                series,
                List.of());
    }

    private static List<Series> lines(Map<String, Iterates> walks) {
        return walks.entrySet().stream()
                .map(each -> Plots.path(each.getKey(), each.getValue(), Style.LINE_AND_POINTS))
                .toList();
    }

    /** Returns the last loss of each walk in words. */
    private static String ends(Map<String, Iterates> walks) {
        StringBuilder text = new StringBuilder("Loss in the end: ");
        walks.forEach((name, walk) -> text.append(String.format(
                Locale.ROOT, "%s%s %.2g", text.toString().endsWith(": ") ? "" : ", ", name, walk.loss())));
        return text.append('.').toString();
    }
}
