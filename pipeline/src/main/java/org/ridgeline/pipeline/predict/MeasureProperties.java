package org.ridgeline.pipeline.predict;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.text.TokenProperties;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.reports.table.ShortestDecimal;

/** What a model's fit measured, as properties of its file: {@code metrics.SPLIT.mse} and {@code metrics.SPLIT.correct}, such as 7 of 9. */
public final class MeasureProperties {

    private static final String METRICS = "metrics.";
    private static final String MSE = ".mse";
    private static final String CORRECT = ".correct";
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,10}) of ([1-9][0-9]{0,9})");

    private MeasureProperties() {}

    /** Adds the properties of a split. */
    public static void write(Map<String, String> properties, Split split, BinaryEvaluation measured) {
        properties.put(METRICS + split.key() + MSE, ShortestDecimal.of(measured.mse()));
        properties.put(METRICS + split.key() + CORRECT, measured.correct() + " of " + measured.n());
    }

    /**
     * Returns mean squared error and accuracy on the rows trained on and, where it was tested, on those held back.
     *
     * @throws IllegalArgumentException naming a key that is missing or holds something else
     */
    public static double[] read(Map<String, String> properties) {
        return Stream.of(Split.TRAIN, Split.TEST)
                .filter(split -> split == Split.TRAIN || properties.containsKey(METRICS + split.key() + MSE))
                .flatMapToDouble(split -> DoubleStream.of(
                        number(properties, METRICS + split.key() + MSE),
                        share(properties, METRICS + split.key() + CORRECT)))
                .toArray();
    }

    private static double number(Map<String, String> properties, String key) {
        try {
            return Double.parseDouble(properties.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw TokenProperties.unexpected(key, "a number", properties.get(key));
        }
    }

    private static double share(Map<String, String> properties, String key) {
        Matcher counts = SHARE.matcher(properties.getOrDefault(key, ""));
        if (!counts.matches()) {
            throw TokenProperties.unexpected(key, "a share such as 7 of 9", properties.get(key));
        }
        return Double.parseDouble(counts.group(1)) / Double.parseDouble(counts.group(2));
    }
}
