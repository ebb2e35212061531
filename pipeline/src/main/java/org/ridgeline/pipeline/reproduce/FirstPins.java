package org.ridgeline.pipeline.reproduce;

import java.util.Locale;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;

/** The section of expected values for an experiment that has none yet. */
final class FirstPins {

    /** Below this, a mean squared error of labels of -1 and +1 is rounding, squared. */
    private static final double ROUNDING = 1e-15;

    /** A millionth: what a fingerprint of weights forgives, too. */
    private static final double RELATIVE = 1e-6;

    /** Less than one document of any corpus that fits into memory. */
    private static final double LESS_THAN_A_DOCUMENT = 1e-9;

    private FirstPins() {}

    /** Returns the text with a section behind it that holds every cell of the table, and no stage yet. */
    static String append(String text, Experiment experiment, Map<String, Double> measured) {
        StringBuilder section = new StringBuilder(text)
                .append(text.endsWith("\n") ? "\n" : "\n\n")
                .append("expected:\n")
                .append(
                        "  # Written by ./ridgeline check. The tolerances are a first guess, a millionth of a mean squared error and\n")
                .append("  # less than a document; its spread tells what they should be.\n")
                .append("  cells:\n");
        for (FitSpec fit : experiment.fits()) {
            for (Metric metric : Metric.values()) {
                for (Split split : new Split[] {Split.TRAIN, Split.TEST}) {
                    double value = measured.get(Cell.name(fit.name(), split, metric));
                    section.append(String.format(
                            Locale.ROOT,
                            "    - {fit: %s, split: %s, metric: %s, pinned: %s, tolerance: %.1e}\n",
                            // JSON's quotes: a name such as 007 or true must stay a word.
                            '"' + fit.name() + '"',
                            split.key(),
                            metric.title(),
                            Pins.number(value),
                            tolerance(metric, value)));
                }
            }
        }
        return section.append("  stages: {}\n").toString();
    }

    private static double tolerance(Metric metric, double value) {
        return metric == Metric.ACCURACY ? LESS_THAN_A_DOCUMENT : Math.max(ROUNDING, RELATIVE * value);
    }
}
