package org.ridgeline.pipeline.study;

import java.math.BigDecimal;
import java.util.Locale;

/** How the sweeps' sections print numbers. */
final class Text {

    private Text() {}

    static String lambda(double lambda) {
        return BigDecimal.valueOf(lambda).stripTrailingZeros().toPlainString();
    }

    static String mse(double mse) {
        return String.format(Locale.ROOT, mse < 1000 ? "%.4f" : "%,.0f", mse);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String norm(double norm) {
        return String.format(Locale.ROOT, norm < 1000 ? "%.2f" : "%,.0f", norm);
    }
}
