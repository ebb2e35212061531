package org.ridgeline.eval.uncertainty;

/**
 * McNemar's test of two fits on the same documents (Q. McNemar, "Note on the sampling error of the difference between
 * correlated proportions or percentages", Psychometrika 12, 1947), in its exact form.
 *
 * <p>Only documents that one fit gets right and the other wrong tell the two apart. Were the fits equally good, each
 * such document would fall to either side like a fair coin: the p value is the chance of a split at least as uneven,
 * {@code min(1, 2 P(K <= min(b, c)))} with K binomial of b + c tosses.
 *
 * @param onlyFirst b, how many documents the first fit alone gets right
 * @param onlySecond c, how many the second alone gets right
 */
public record McNemar(long onlyFirst, long onlySecond) {

    /**
     * Returns the test of two fits.
     *
     * @param first whether the first fit is right, a document each
     * @param second whether the second is, of the same documents in the same order
     * @throws IllegalArgumentException where the lengths differ
     */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("paired documents: expected " + first.length + ", got " + second.length);
        }
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    /**
     * Returns the exact two-sided p value, from 0 to 1; 1 where no document tells the fits apart. O(b + c). Below
     * 1e-308 it loses digits and becomes 0.
     */
    public double p() {
        long n = Math.addExact(onlyFirst, onlySecond);
        long least = Math.min(onlyFirst, onlySecond);
        if (2 * least >= n - 1) {
            // With a split as even as can be both tails together are everything; the formula gives more than 1 there.
            return 1;
        }
        return Math.min(1, 2 * StrictMath.exp(logOfChance(least, n)) * tailOverLast(least, n));
    }

    /** The natural logarithm of {@code C(n, k) / 2^n}: in logarithms, as C(n, k) overflows a double from n = 1,030 on. */
    private static double logOfChance(long k, long n) {
        double log = 0;
        double lost = 0;
        for (long i = 1; i <= n; i++) {
            // C(n, k) = product over i <= k of (n - k + i) / i; every step also halves once.
            double term = (i <= k ? StrictMath.log((n - k + i) / (double) i) : 0) - StrictMath.log(2);
            double next = log + term;
            lost += Math.abs(log) >= Math.abs(term) ? (log - next) + term : (term - next) + log;
            log = next;
        }
        return log + lost;
    }

    /** {@code P(K <= k) / P(K = k)}: each term is {@code j / (n - j + 1)} of the one above it. */
    private static double tailOverLast(long k, long n) {
        double sum = 1;
        double term = 1;
        for (long j = k; j >= 1 && term > 0; j--) {
            term *= j / (double) (n - j + 1);
            sum += term;
        }
        return sum;
    }
}
