package org.ridgeline.pipeline.study;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.HistogramFigure;

/**
 * Equal bins around zero, one of them with zero in its middle.
 *
 * @param from the lower edge of the first
 * @param width of each: 1, 2 or 5 times a power of ten
 * @param number of bins, odd
 */
record Bins(double from, double width, int number) {

    /** Returns bins that hold every value; their number is at most about what is asked for. */
    static Bins around(double[][] values, int about) {
        double reach = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        BigDecimal width = reach > 0 ? round(2 * reach / about) : BigDecimal.ONE;
        int half = (int) Math.ceil(reach / width.doubleValue() - 0.5);
        int number = 2 * half + 1;
        // In decimals, so that the edges are round numbers to the last digit.
        double from = -width.multiply(BigDecimal.valueOf(number)).doubleValue() / 2;
        return new Bins(from, width.doubleValue(), number);
    }

    /** Returns how many values fall into each bin, as one histogram. */
    HistogramFigure.Counts count(String name, double[] values) {
        long[] counts = new long[number];
        for (double value : values) {
            // The outermost value may round onto the upper edge.
            counts[Math.max(0, Math.min(number - 1, (int) Math.floor((value - from) / width)))]++;
        }
        return new HistogramFigure.Counts(name, Arrays.stream(counts).boxed().toList());
    }

    HistogramFigure histogram(Caption caption, Axis x, Axis y, List<HistogramFigure.Counts> counts) {
        return new HistogramFigure(caption, x, y, from, width, counts);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below. */
    private static BigDecimal round(double width) {
        int exponent = (int) Math.floor(StrictMath.log10(width));
        for (int step : new int[] {1, 2, 5, 10}) {
            BigDecimal rounded = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
            if (rounded.doubleValue() >= width) {
                return rounded;
            }
        }
        return BigDecimal.valueOf(2).scaleByPowerOfTen(exponent + 1);
    }
}
