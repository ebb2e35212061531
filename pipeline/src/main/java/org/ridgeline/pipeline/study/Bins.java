package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double width = reach > 0 ? round(2 * reach / about) : 1;
        int half = (int) Math.ceil(reach / width - 0.5);
        return new Bins(-(half + 0.5) * width, width, 2 * half + 1);
    }

    /** Returns how many values fall into each bin. */
    List<Long> count(double[] values) {
        long[] counts = new long[number];
        for (double value : values) {
            // The outermost value may round onto the upper edge.
            counts[Math.max(0, Math.min(number - 1, (int) Math.floor((value - from) / width)))]++;
        }
        List<Long> list = new ArrayList<>(number);
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below. */
    private static double round(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= width) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
