package org.ridgeline.pipeline.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.reproduction.Unit;

/** What figures and tables of the studies show, and how they print it; an accuracy in percent, as everywhere in a report. */
enum Measure {
    MSE("mean squared error", "MSE", BinaryEvaluation::mse),
    ACCURACY("accuracy", "accuracy, %", measured -> 100 * measured.accuracy());

    private final String title;
    private final String axis;
    private final ToDoubleFunction<BinaryEvaluation> plotted;

    Measure(String title, String axis, ToDoubleFunction<BinaryEvaluation> plotted) {
        this.title = title;
        this.axis = axis;
        this.plotted = plotted;
    }

    /** Returns its part of a figure's name. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
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
        return this == MSE ? mse(measured.mse()) : Unit.FRACTION.print(measured.accuracy());
    }

    static String mse(double mse) {
        return mse < 1000 ? Unit.MSE.print(mse) : String.format(Locale.ROOT, "%,.0f", mse);
    }

    /** Returns a share in percent with two significant digits and no exponent: {@code 99%}, {@code 0.0044%}. */
    static String twoDigits(double share) {
        return new BigDecimal(share).movePointRight(2).round(new MathContext(2)).toPlainString() + "%";
    }

    static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String norm(double norm) {
        return String.format(Locale.ROOT, norm < 1000 ? "%.2f" : "%,.0f", norm);
    }
}
