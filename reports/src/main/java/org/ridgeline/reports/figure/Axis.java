package org.ridgeline.reports.figure;

import java.util.List;
import java.util.Optional;

/**
 * An axis.
 *
 * @param label what is measured, with its unit
 * @param logarithmic whether equal distances are equal factors, to the base 10; then all values must be above 0
 * @param range what to show; everything where empty
 */
public record Axis(String label, boolean logarithmic, Optional<Range> range) {

    /** Rejects a range that a logarithmic axis cannot show. */
    public Axis {
        if (logarithmic && range.isPresent() && range.get().from() <= 0) {
            throw new IllegalArgumentException("logarithmic axis: expected a range above 0, got " + range.get());
        }
    }

    /**
     * What of an axis is shown.
     *
     * @param from the lower end, finite
     * @param to the upper end, finite, above it
     */
    public record Range(double from, double to) {

        /** Rejects ends that are not finite or the wrong way round. */
        public Range {
            Finite.require("axis range", List.of(from, to));
            if (!(from < to)) {
                throw new IllegalArgumentException("axis range: expected from < to, got " + from + " and " + to);
            }
        }
    }

    /** Returns a linear axis that shows everything. */
    public static Axis linear(String label) {
        return new Axis(label, false, Optional.empty());
    }

    /** Returns a logarithmic axis that shows everything. */
    public static Axis log(String label) {
        return new Axis(label, true, Optional.empty());
    }

    /** Returns this axis cut to a range. */
    public Axis from(double from, double to) {
        return new Axis(label, logarithmic, Optional.of(new Range(from, to)));
    }
}
