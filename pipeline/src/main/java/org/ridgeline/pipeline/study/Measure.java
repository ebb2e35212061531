package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.reproduction.Unit;

/** What figures and tables of the studies show, and how they print it; an accuracy in percent, as everywhere in a report. */
enum Measure {
    MSE("mean squared error", "MSE"),
    ACCURACY("accuracy", "accuracy");

    private final String title;
    private final String label;

    Measure(String title, String label) {
        this.title = title;
        this.label = label;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String label() {
        return label;
    }

    String axis() {
        return this == MSE ? label : label + ", %";
    }

    double plotted(BinaryEvaluation measured) {
        return this == MSE ? measured.mse() : 100 * measured.accuracy();
    }

    String printed(BinaryEvaluation measured) {
        return this == MSE ? mse(measured.mse()) : Unit.FRACTION.print(measured.accuracy());
    }

    static String mse(double mse) {
        return mse < 1000 ? Unit.MSE.print(mse) : format("%,.0f", mse);
    }

    /** Returns a share in percent with two significant digits and no exponent: {@code 99%}, {@code 0.0044%}. */
    static String twoDigits(double share) {
        return new BigDecimal(share).movePointRight(2).round(new MathContext(2)).toPlainString() + "%";
    }

    static String norm(double norm) {
        return format(norm < 1000 ? "%.2f" : "%,.0f", norm);
    }
}
