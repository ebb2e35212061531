package org.ridgeline.pipeline.run;

import java.math.BigDecimal;
import java.util.Locale;
import org.ridgeline.reports.table.ShortestDecimal;

/** Pieces of sentences. */
public final class Wording {

    private Wording() {}

    /** Returns {@code String.format} in English, as every report is. */
    public static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static final int DIGITS = 15;

    /**
     * Returns a number as people write it, such as a lambda of 1 or 0.5, with all its digits; with an exponent, as in 1e300, where it
     * would have more than 15 and this is shorter.
     */
    public static String number(double value) {
        BigDecimal exact = new BigDecimal(ShortestDecimal.of(value)).stripTrailingZeros();
        String plain = exact.toPlainString();
        if (plain.chars().filter(Character::isDigit).count() <= DIGITS) {
            return plain;
        }
        int exponent = exact.precision() - exact.scale() - 1;
        String scientific = exact.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
        return scientific.length() < plain.length() ? scientific : plain;
    }

    /** Returns the text, not empty, with a capital first letter. */
    public static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
