package org.ridgeline.reports.figure;

import java.util.List;

/**
 * Named bars, from the top; those below zero in another colour.
 *
 * @param caption the words
 * @param value what a bar's length measures
 * @param bars from the top
 */
public record BarFigure(Caption caption, Axis value, List<Bar> bars) implements Figure {

    public BarFigure {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param label its name
     * @param value its length, finite
     * @param low the lower end of an interval around the value; the value itself where there is none
     * @param high the upper end
     * @param note a short text at its end, such as a count; may be empty
     */
    public record Bar(String label, double value, double low, double high, String note) {

        /** Rejects numbers that are not finite, and ends that are the wrong way round. */
        public Bar {
            Finite.require("bar " + label, List.of(value, low, high));
            if (low > high) {
                throw new IllegalArgumentException(
                        "bar " + label + ": expected low <= high, got " + low + " and " + high);
            }
        }

        /** Returns a bar without an interval. */
        public static Bar of(String label, double value, String note) {
            return new Bar(label, value, value, value, note);
        }
    }
}
