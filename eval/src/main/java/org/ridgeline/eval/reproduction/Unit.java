package org.ridgeline.eval.reproduction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a measured number counts, and how the chapter prints it: a mean squared error with four decimals, a fraction
 * as a percentage with two.
 *
 * <p>Text comes from the exact binary value by {@link BigDecimal}, rounded half up; no locale takes part.
 */
public enum Unit {
    /** A mean squared error; 0.75238 prints as {@code 0.7524}. */
    MSE(0, 4, ""),
    /** A fraction from 0 to 1, such as an accuracy; 0.77979 prints as {@code 77.98%}. */
    FRACTION(2, 2, "%");

    /** Enough to tell apart what a tolerance of 1e-6 relative tells apart, and no more noise than that. */
    private static final MathContext PRECISE = new MathContext(10);

    private static final MathContext DIFFERENCE = new MathContext(3);

    private final int shift;
    private final int decimals;
    private final String suffix;

    Unit(int shift, int decimals, String suffix) {
        this.shift = shift;
        this.decimals = decimals;
        this.suffix = suffix;
    }

    /** Returns {@code value} as the book prints it: {@code 7.9480}, {@code 61.83%}; NaN and infinities by name. */
    public String print(double value) {
        return Double.isFinite(value) ? fixed(value).toPlainString() + suffix : Double.toString(value);
    }

    /** Returns the signed difference with the book's decimals: {@code +0.0011}, {@code -0.09 points}. */
    public String printDifference(double difference) {
        return Double.isFinite(difference)
                ? signed(fixed(difference), fixed(difference).toPlainString())
                : Double.toString(difference);
    }

    /** Returns {@code value} to ten significant digits, for reading a drift that the book's decimals hide. */
    public String precise(double value) {
        return Double.isFinite(value) ? digits(shifted(value).round(PRECISE)) + suffix : Double.toString(value);
    }

    /** Returns the signed difference to three significant digits: {@code +2.12E-7}. */
    public String preciseDifference(double difference) {
        if (!Double.isFinite(difference)) {
            return Double.toString(difference);
        }
        BigDecimal rounded = shifted(difference).round(DIFFERENCE);
        return signed(rounded, digits(rounded));
    }

    private BigDecimal fixed(double value) {
        return shifted(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Differences of percentages are percentage points. */
    private String signed(BigDecimal value, String text) {
        return (value.signum() > 0 ? "+" : "") + text + (suffix.isEmpty() ? "" : " points");
    }

    private BigDecimal shifted(double value) {
        return new BigDecimal(value).movePointRight(shift);
    }

    /** The number without trailing zeros, and without an exponent where plain digits are as easy to read. */
    private static String digits(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return exponent >= -5 && exponent <= 9 ? stripped.toPlainString() : stripped.toString();
    }
}
