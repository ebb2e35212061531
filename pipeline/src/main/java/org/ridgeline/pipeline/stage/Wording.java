package org.ridgeline.pipeline.stage;

import java.math.BigDecimal;
import java.util.Locale;

/** Pieces of sentences. */
public final class Wording {

    private Wording() {}

    /** Returns a number as people write it, such as a lambda of 1 or 0.5; all its digits, no exponent. */
    public static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Returns the text, not empty, with a capital first letter. */
    public static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
