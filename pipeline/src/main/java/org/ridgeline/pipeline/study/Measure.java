package org.ridgeline.pipeline.study;

import java.util.function.ToDoubleFunction;
import org.ridgeline.eval.metric.BinaryEvaluation;

/** What the figures of sweeps show; an accuracy in percent, as everywhere in a report. */
enum Measure {
    MSE("mse", "mean squared error", "MSE", BinaryEvaluation::mse),
    ACCURACY("accuracy", "accuracy", "accuracy, %", measured -> 100 * measured.accuracy());

    private final String id;
    private final String title;
    private final String axis;
    private final ToDoubleFunction<BinaryEvaluation> plotted;

    Measure(String id, String title, String axis, ToDoubleFunction<BinaryEvaluation> plotted) {
        this.id = id;
        this.title = title;
        this.axis = axis;
        this.plotted = plotted;
    }

    /** Returns its part of a figure's name. */
    String id() {
        return id;
    }

    /** Returns its name in a sentence. */
    String title() {
        return title;
    }

    /** Returns what stands at an axis, with the unit. */
    String axis() {
        return axis;
    }

    double plotted(BinaryEvaluation measured) {
        return plotted.applyAsDouble(measured);
    }

    /** Returns it as tables print it. */
    String printed(BinaryEvaluation measured) {
        return this == MSE ? Text.mse(measured.mse()) : Text.percent(measured.accuracy());
    }
}
