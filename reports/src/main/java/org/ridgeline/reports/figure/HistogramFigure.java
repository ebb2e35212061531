package org.ridgeline.reports.figure;

import java.util.List;

/**
 * Histograms over the same bins, laid over each other.
 *
 * @param caption the words
 * @param x what is binned
 * @param y what is counted; may be logarithmic, then an empty bin shows nothing
 * @param from the lower edge of the first bin, finite
 * @param binWidth finite, above 0
 * @param counts one a histogram, each with as many bins
 */
public record HistogramFigure(Caption caption, Axis x, Axis y, double from, double binWidth, List<Counts> counts)
        implements Figure {

    /** Rejects edges that are not finite, bins without width, and histograms with different numbers of bins. */
    public HistogramFigure {
        counts = List.copyOf(counts);
        Finite.require("lower edge", from);
        Finite.require("bin width", binWidth);
        if (!(binWidth > 0)) {
            throw new IllegalArgumentException("bin width: expected a number above 0, got " + binWidth);
        }
        if (counts.stream().map(each -> each.bins().size()).distinct().count() != 1) {
            throw new IllegalArgumentException("histograms: expected as many bins in each, at least one histogram");
        }
    }

    /**
     * One histogram.
     *
     * @param name what the legend says
     * @param bins how many values fell into each bin, from the lowest
     */
    public record Counts(String name, List<Long> bins) {

        public Counts {
            bins = List.copyOf(bins);
        }
    }
}
