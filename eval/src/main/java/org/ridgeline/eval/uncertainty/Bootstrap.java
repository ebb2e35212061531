package org.ridgeline.eval.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap of a mean over documents (B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap",
 * Chapman &amp; Hall 1993, chapter 13): draw n of the n documents with replacement, take the mean of their values, do so
 * many times, and cut 2.5% of the means off at either end.
 *
 * <p>It says how the figure would move with another draw of documents; the fit is held fixed. The quantiles interpolate
 * linearly between order statistics, as NumPy's do. Single-threaded and seeded: equal input gives equal bits.
 *
 * @param resamples how many times documents are drawn, at least 100
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {

    private static final double TAIL = 0.025;

    /** Checks that there are resamples enough for a tail of 2.5%. */
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("bootstrap resamples: expected at least 100, got " + resamples);
        }
    }

    /**
     * Returns the interval of each column's mean. All columns are drawn together, the same documents for each, so that
     * they stay paired: to compare two fits, pass their difference per document as a column. O(resamples x n x
     * columns).
     *
     * @param columns at least one; each with one finite value a document, as many in each, at least one
     * @throws IllegalArgumentException where a column is missing, empty, of another length, or holds a value that is not finite
     */
    public List<Interval> means(double[]... columns) {
        check(columns);
        int n = columns[0].length;
        double[][] means = new double[columns.length][resamples];
        int[] drawn = new int[n];
        SplittableRandom random = new SplittableRandom(seed);
        for (int b = 0; b < resamples; b++) {
            for (int i = 0; i < n; i++) {
                drawn[i] = index(random, n);
            }
            for (int c = 0; c < columns.length; c++) {
                means[c][b] = sum(columns[c], drawn) / n;
            }
        }
        List<Interval> intervals = new ArrayList<>(columns.length);
        for (double[] column : means) {
            Arrays.sort(column);
            intervals.add(new Interval(quantile(column, TAIL), quantile(column, 1 - TAIL)));
        }
        return intervals;
    }

    /**
     * A multiplication in place of nextInt(n)'s division, which takes most of the time: an index's chance is off by at most
     * 2^-32, a millionth of what 2,000 resamples leave open.
     */
    private static int index(SplittableRandom random, int n) {
        return (int) ((random.nextInt() & 0xFFFFFFFFL) * n >>> 32);
    }

    private static double sum(double[] values, int[] drawn) {
        double sum = 0;
        for (int i : drawn) {
            sum += values[i];
        }
        return sum;
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static void check(double[][] columns) {
        if (columns.length == 0 || columns[0].length == 0) {
            throw new IllegalArgumentException("bootstrap: expected at least one column with one value, got none");
        }
        for (double[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException(
                        "bootstrap: expected columns of " + columns[0].length + " values, got " + column.length);
            }
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    throw new IllegalArgumentException(
                            "value at index " + i + ": expected a finite number, got " + column[i]);
                }
            }
        }
    }
}
