package org.ridgeline.eval.reproduction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fingerprint of a vector that forgives rounding: its length n, its Euclidean norm and {@value #PROJECTIONS} sums of
 * its entries under fixed random signs. Two vectors agree when all those numbers differ by at most
 * {@value #TOLERANCE} times the pinned norm.
 *
 * <p><strong>Why it notices.</strong> Let {@code a} be the pinned vector, {@code a + e} the actual one,
 * {@code t = 1e-6 ||a||}, and {@code Z_k = (sum_i s_ik e_i)^2} with independent signs {@code s_ik}, +1 or -1 with
 * probability 1/2 (the "tug-of-war" sketch of Alon, Matias and Szegedy, "The space complexity of approximating the
 * frequency moments", STOC 1996, section 2.2; as random projection: Achlioptas, "Database-friendly random
 * projections", J. Comput. Syst. Sci. 66, 2003). Cross terms cancel in expectation, so {@code E Z_k = ||e||^2}; of the
 * fourth-order terms only paired ones survive, so {@code E Z_k^2 <= 3 ||e||^4}. Paley and Zygmund's inequality gives
 * {@code P(Z_k > c^-2 ||e||^2) >= (1 - c^-2)^2 / 3}. An error of size {@code ||e|| = c t} passes only where all
 * {@code Z_k <= t^2}: with probability at most {@code (1 - (1 - c^-2)^2 / 3)^16}, which is 0.2% for an error ten
 * times the tolerance, whatever its shape. This bound serves every shape and is loose for most. An error of one entry
 * larger than t is always noticed ({@code Z_k = ||e||^2}); of two equal entries it goes unseen with probability
 * 2^-16; and one spread over many entries has nearly normal sums, so for c = 2 it passes with probability
 * 0.38^16 = 2e-7 and for c = 10 with 0.08^16 = 3e-18.
 *
 * <p><strong>Why it does not cry wolf.</strong> By Hoeffding's inequality
 * {@code P(Z_k > t^2) <= 2 exp(-t^2 / (2 ||e||^2))}: below 1e-20 for an error of a tenth of the tolerance, and solvers
 * that meet a relative residual of 1e-11 differ by far less. The norm moves by at most {@code ||e||}.
 *
 * <p><strong>The signs</strong> are no {@code java.util.Random}: bit k of
 * {@code mix(0x9E3779B97F4A7C15 * (i + 1))} in 64-bit wrapping arithmetic, set for +1, where mix is the finalizer of
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 16, with
 * Stafford's "Mix13" constants): {@code z ^= z >>> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >>> 27;
 * z *= 0x94D049BB133111EB; z ^= z >>> 31}. They are fixed, so the sketch guards against accidents, not against someone
 * who builds an error to pass it. The sums run from the first entry to the last; their own rounding is below
 * {@code n 2^-53 ||a||_1}, at most 2e-10 of the norm for 15,000 entries.
 *
 * @param length n
 * @param norm the Euclidean norm, to twelve digits
 * @param projections the sums, to twelve digits
 */
public record VectorSketch(int length, double norm, List<Double> projections) {

    /** The number of sign projections. */
    static final int PROJECTIONS = 16;

    /** The largest difference that still agrees, relative to the pinned norm. */
    static final double TOLERANCE = 1e-6;

    /** The most characters of a number in a text: a sign, twelve digits, a point and an exponent need 19. */
    private static final int LONGEST_NUMBER = 32;

    /** Text keeps twelve digits: a millionth of the tolerance. A fresh sketch is rounded alike, so text is faithful. */
    private static final MathContext DIGITS = new MathContext(12);

    /**
     * Returns the sketch of {@code vector}.
     *
     * @param vector finite entries; a model's weights with the bias last, or a list of metrics
     * @throws IllegalArgumentException where an entry is not finite or the norm's square overflows
     */
    static VectorSketch of(double[] vector) {
        double squares = 0;
        double[] projections = new double[PROJECTIONS];
        for (int i = 0; i < vector.length; i++) {
            double entry = vector[i];
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("vector at index " + i + ": expected a finite number, got " + entry);
            }
            squares += entry * entry;
            long signs = signs(i);
            for (int k = 0; k < PROJECTIONS; k++) {
                projections[k] += (signs >>> k & 1) == 1 ? entry : -entry;
            }
        }
        if (!(squares <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("vector: expected a norm below 1e154, got an overflow");
        }
        return new VectorSketch(
                vector.length,
                rounded(Math.sqrt(squares)),
                Arrays.stream(projections).map(VectorSketch::rounded).boxed().toList());
    }

    /** Returns 64 sign bits for the entry at {@code index}; see the class comment. */
    static long signs(int index) {
        long z = 0x9E3779B97F4A7C15L * (index + 1L);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Returns whether {@code other} is the same within the tolerance. */
    boolean agreesWith(VectorSketch other) {
        return other.length == length
                && near(norm, other.norm)
                && IntStream.range(0, PROJECTIONS).allMatch(k -> near(projections.get(k), other.projections.get(k)));
    }

    private boolean near(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * norm;
    }

    /** Returns length, norm and projections, separated by spaces. */
    String text() {
        return Stream.concat(Stream.of(norm), projections.stream())
                .map(VectorSketch::printed)
                .collect(Collectors.joining(" ", length + " ", ""));
    }

    static VectorSketch parse(String text) {
        String[] parts = text.split("\\s+");
        try {
            if (parts.length != PROJECTIONS + 2) {
                throw new NumberFormatException("of " + parts.length + " numbers");
            }
            VectorSketch sketch = new VectorSketch(
                    Integer.parseInt(parts[0]),
                    number(parts[1]),
                    Arrays.stream(parts).skip(2).map(VectorSketch::number).toList());
            if (sketch.length < 0 || sketch.norm < 0) {
                throw new NumberFormatException("below 0");
            }
            return sketch;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "sketch: expected a length, a norm and " + PROJECTIONS
                            + " projections as decimal numbers, and sha256:... behind them or nothing, got "
                            + parts.length + ": " + text,
                    e);
        }
    }

    /** Returns a finite number. Exact conversion of a long text would take time that grows with its square. */
    private static double number(String text) {
        double number = text.length() <= LONGEST_NUMBER ? new BigDecimal(text).doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite, or longer than " + LONGEST_NUMBER + " characters");
        }
        return number;
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static String printed(double value) {
        BigDecimal decimal = new BigDecimal(value).round(DIGITS);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toString();
    }
}
