package org.ridgeline.pipeline.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.ridgeline.eval.reproduction.Unit;

/** How the sweeps' sections print numbers. */
final class Text {

    private Text() {}

    static String mse(double mse) {
        return mse < 1000 ? Unit.MSE.print(mse) : String.format(Locale.ROOT, "%,.0f", mse);
    }

    static String percent(double share) {
        return Unit.FRACTION.print(share);
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
